package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Says of each call what goes wrong with it: {@code
 * FaultScript.always(fault).onOperation("GetEventSourceMapping").times(3)}.
 */
@FunctionalInterface
public interface FaultScript {
    Optional<Fault> on(Call call);

    /** The honest answer, or what this script makes of it. */
    default Reply around(Call call, Supplier<Reply> honest) {
        return on(call).map(fault -> fault.applyTo(honest)).orElseGet(honest);
    }

    static FaultScript never() {
        return call -> Optional.empty();
    }

    static FaultScript always(Fault fault) {
        return call -> Optional.of(fault);
    }

    default FaultScript when(Predicate<Call> condition) {
        return call -> condition.test(call) ? on(call) : Optional.empty();
    }

    default FaultScript onOperation(String operation) {
        return when(call -> call.operation().equals(operation));
    }

    default FaultScript onUuid(String uuid) {
        return when(call -> uuid.equals(call.uuid()));
    }

    default FaultScript until(Instant end) {
        return when(call -> call.time().isBefore(end));
    }

    /** For the first so many calls that this script has a fault for; so conditions come before it. */
    default FaultScript times(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        return call -> on(call).filter(fault -> left.getAndDecrement() > 0);
    }

    default FaultScript orElse(FaultScript other) {
        return call -> on(call).or(() -> other.on(call));
    }
}
