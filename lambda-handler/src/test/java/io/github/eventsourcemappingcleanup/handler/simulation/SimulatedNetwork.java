package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** What one run sends to the services and gets back, with all that can happen on the way. */
final class SimulatedNetwork implements ResponsePut {
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration LONGEST_PUT = Duration.ofSeconds(8);

    private final SimulatedRun run;
    private final World world;

    SimulatedNetwork(SimulatedRun run, World world) {
        this.run = run;
        this.world = world;
    }

    /** @param work what the service does, given what strikes the call, if anything */
    <T> T call(Operation operation, String subject, Function<@Nullable Fault, T> work) {
        run.life().effect();
        Call call = new Call(operation, subject, run.now());
        run.adds(call);
        try {
            T answer = exchange(call, work);
            call.ends(run.now(), "ok");
            return answer;
        } catch (SdkException e) {
            call.ends(run.now(), e.toString());
            throw e;
        } finally {
            world.story().tell(() -> run.name() + " " + call);
        }
    }

    private <T> T exchange(Call call, Function<@Nullable Fault, T> work) {
        run.life().pass(world.latency().toTheService());
        Fault fault = strike(call);
        Supplier<T> answer = isWorkDone(fault)
                ? attempt(() -> work.apply(fault))
                : () -> {
                    throw SdkErrors.of(fault, call.operation());
                };
        run.life().effect();
        run.life()
                .pass(
                        fault == Fault.HANGING
                                ? Duration.between(run.now(), call.began().plus(CLIENT_TIMEOUT))
                                : world.latency().fromTheService(fault == Fault.SLOW));
        if (fault == Fault.ANSWER_LOST || fault == Fault.HANGING) {
            throw SdkErrors.of(fault, call.operation());
        }
        return answer.get();
    }

    private @Nullable Fault strike(Call call) {
        if (call.operation().isOfLambda() && !world.quota().take(run.now())) {
            call.isThrottledByTheQuota();
            return Fault.THROTTLED;
        }
        Fault fault = world.faults().strike(call.operation(), call.subject(), run.now());
        if (fault != null) {
            call.isStruckBy(fault);
        }
        return fault;
    }

    private boolean isWorkDone(@Nullable Fault fault) {
        return fault == null
                || fault == Fault.ANSWER_LOST
                || fault == Fault.SLOW
                || fault == Fault.MARKER_EXPIRED
                || (fault == Fault.HANGING && world.chance().percent(50));
    }

    /** Does it now, and says later what came of it. */
    private static <T> Supplier<T> attempt(Supplier<T> work) {
        try {
            T done = work.get();
            return () -> done;
        } catch (SdkException e) {
            return () -> {
                throw e;
            };
        }
    }

    @Override
    public ResponsePut.Result put(String responseUrl, byte[] body, Duration left) {
        run.life().effect();
        run.beginsToAnswer();
        run.life().pass(world.latency().toTheService());
        ResponseUrl.Reception reception = world.responses().next(run.now());
        run.adds(reception);
        if (reception.isStored()) {
            world.responses().take(new ResponseUrl.Response(run, run.now(), body));
        }
        world.story().tell(() -> run.name() + " PUT " + new String(body, StandardCharsets.UTF_8) + " -> " + reception);
        run.life().effect();
        boolean hangs = reception == ResponseUrl.Reception.HANGING;
        Duration longest = left.compareTo(LONGEST_PUT) < 0 ? left : LONGEST_PUT;
        run.life().pass(hangs ? longest : world.latency().fromTheService(false));
        return reception.result();
    }
}
