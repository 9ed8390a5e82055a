package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SUCCESS only when no selected mapping was left at some moment after the last look began. For a selection of UUIDs alone,
 * which needs no list, that is when the run answers: a mapping that is gone does not come back.
 */
final class SuccessRule implements Invariants.Rule {
    @Override
    public void judge(World world, Consumer<String> violations) {
        if (!world.request().isDelete()) {
            return;
        }
        for (ResponseUrl.Response answer : world.responses().answers()) {
            if (BodyRule.isSuccess(answer)) {
                judge(
                        world,
                        answer.run(),
                        text -> violations.accept(answer.run().name() + " says SUCCESS " + text));
            }
        }
    }

    private static void judge(World world, SimulatedRun run, Consumer<String> violations) {
        SimulatedRequest request = world.request();
        if (!request.isFlawless()) {
            if (!request.text("PhysicalResourceId").equals(SimulatedRequest.REFUSED_ID)) {
                violations.accept("though " + request.flaw());
            }
            return;
        }
        if (!run.canDecide()) {
            violations.accept("and does not know what the stack is becoming");
            return;
        }
        List<SimulatedTarget> removed = run.targetsRemoved();
        boolean needsLook = removed.stream().anyMatch(target -> !(target instanceof SimulatedTarget.OfUuid));
        Instant answered = Objects.requireNonNull(run.beganToAnswer());
        Instant looked = needsLook ? lastLook(run) : answered;
        if (looked == null) {
            violations.accept("without a look");
        } else if (!wasNothingLeft(world, run, removed, looked, answered)) {
            violations.accept(
                    "though at each moment since its last look at %s something selected was left".formatted(looked));
        }
    }

    private static @Nullable Instant lastLook(SimulatedRun run) {
        return run.calls().stream()
                .filter(SimulatedRun.Call::beginsALook)
                .map(SimulatedRun.Call::began)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static boolean wasNothingLeft(
            World world, SimulatedRun run, List<SimulatedTarget> removed, Instant from, Instant until) {
        List<SimulatedMapping> selected = world.selectedBy(removed).stream()
                .filter(mapping -> !mapping.isDeclared())
                .filter(mapping -> canBeKnown(mapping, run))
                .toList();
        Stream<Instant> departures =
                selected.stream().map(world::goneAt).filter(at -> !at.isBefore(from) && !at.isAfter(until));
        return Stream.concat(Stream.of(from), departures)
                .anyMatch(moment -> selected.stream().noneMatch(mapping -> world.exists(mapping, moment)));
    }

    /** What the list leaves out, and this run has never seen, can't be known. */
    private static boolean canBeKnown(SimulatedMapping mapping, SimulatedRun run) {
        return !mapping.departure().isLeftOut() || run.hasHeardOf(mapping.uuid());
    }
}
