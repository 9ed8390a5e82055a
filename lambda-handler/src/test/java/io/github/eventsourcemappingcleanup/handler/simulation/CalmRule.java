package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * When faults end early enough, the teardown ends in SUCCESS. Early enough: before its deadline, a run has time left for
 * all that is selected to go, and for the calls that this takes at a modest pace.
 */
final class CalmRule implements Invariants.Rule {
    private static final Duration RESERVE = Duration.ofSeconds(15);
    private static final Duration LONGEST_ASKING = Duration.ofSeconds(120);
    /** A status in which CloudFormation sends no Delete, of the stack and of its root. */
    private static final Duration SETTLING = Duration.ofSeconds(60);
    /** In a clean-up, without progress. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration GRACE = Duration.ofSeconds(30);
    /** Pauses of ten seconds at most: after the faults, after a transition, after a deletion, and before the last scan. */
    private static final Duration PAUSES = Duration.ofSeconds(45);

    private static final double CALLS_A_SECOND = 2;
    private static final double QUOTA = 15;

    @Override
    public void judge(World world, Consumer<String> violations) {
        if (!world.request().isDelete() || !world.request().isFlawless()) {
            return;
        }
        world.responseUrl().responses().stream()
                .filter(response -> !response.isSuccess())
                .forEach(response -> judge(world, response.run(), violations));
    }

    private static void judge(World world, SimulatedRun run, Consumer<String> violations) {
        if (isRefused(run) || hasLostPatience(run)) {
            return;
        }
        Instant deadline = deadline(world, run);
        Instant calm = calm(world, run);
        if (!run.told().sufficesToDecide()) {
            Instant asked = run.began().plus(LONGEST_ASKING);
            Instant end = asked.isBefore(deadline) ? asked : deadline;
            if (calm.plus(PAUSES).plus(SETTLING).isBefore(end)) {
                violations.accept("%s was not told what the stack is becoming, though all was calm since %s"
                        .formatted(run.name(), calm));
            }
            return;
        }
        Instant done = done(world, run, calm);
        if (done.isBefore(deadline)) {
            violations.accept(
                    "%s says FAILED, though all was calm since %s, all could be done until %s, and it had until %s"
                            .formatted(run.name(), calm, done, deadline));
        }
    }

    /** Since a living stack waits for a clean-up. What has gone meanwhile may not have been seen, and so does not count here. */
    private static boolean hasLostPatience(SimulatedRun run) {
        Instant end = run.ended();
        Instant progress = firstAccepted(run)
                .map(SimulatedRun.Call::began)
                .max(Instant::compareTo)
                .orElse(run.began());
        return run.told().isCleanUp() && !progress.plus(PATIENCE).isAfter(end);
    }

    /** Of each mapping. */
    private static Stream<SimulatedRun.Call> firstAccepted(SimulatedRun run) {
        Set<String> uuids = new HashSet<>();
        return run.calls().stream().filter(call -> call.isAcceptedDelete() && uuids.add(call.subject()));
    }

    private static Instant deadline(World world, SimulatedRun run) {
        Instant wished = run.began().plus(world.request().timeout());
        Instant possible = run.began().plus(SimulatedRun.LIMIT).minus(RESERVE);
        return wished.isBefore(possible) ? wished : possible;
    }

    /** The end of the last thing that disturbed this run. */
    private static Instant calm(World world, SimulatedRun run) {
        Stream<Instant> faults =
                run.calls().stream().filter(call -> call.fault() != null).map(call -> call.ended());
        Stream<Instant> others = world.disturbances().stream().filter(at -> at.isBefore(run.ended()));
        Stream<Instant> traffic = world.backgroundTraffic().stream()
                .filter(phase -> QUOTA - phase.perSecond() < 2 * CALLS_A_SECOND)
                .map(Quota.Phase::until);
        return Stream.of(faults, others, traffic)
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(run.began()))
                .max(Instant::compareTo)
                .orElse(run.began());
    }

    /** When all that is selected can be gone, and seen to be gone. */
    private static Instant done(World world, SimulatedRun run, Instant calm) {
        List<SimulatedTarget> removed = run.told().targetsRemoved();
        List<SimulatedMapping> selected = world.selectedBy(removed).stream()
                .filter(mapping -> world.goneAt(mapping).isAfter(calm))
                .toList();
        Instant gone = selected.stream()
                // Whether a stack declares one that is being made, is known when it is made.
                .map(mapping -> mapping.isDeclared() ? world.transitionEnds(mapping) : gone(world, mapping, calm))
                .filter(moment -> moment.isAfter(calm))
                .max(Instant::compareTo)
                .orElse(calm);
        int pages = world.mappings().size() / world.largestPage() + 1;
        double calls = 4.0 * selected.size() + 10.0 * pages;
        Duration aCall = world.latency().multipliedBy(2).plusMillis((long) (1000 / CALLS_A_SECOND));
        return gone.plus(PAUSES).plusMillis((long) (calls * aCall.toMillis()));
    }

    private static Instant gone(World world, SimulatedMapping mapping, Instant calm) {
        SimulatedMapping.Departure departure = mapping.departure();
        if (departure.forEver()) {
            return Instant.MAX.minus(Duration.ofDays(1));
        }
        Instant transitionEnds = world.transitionEnds(mapping);
        Instant free = transitionEnds.isAfter(calm) ? transitionEnds : calm;
        return free.plus(departure.lasts()).plus(departure.listedAfterwards());
    }

    /** It was told something that need not be asked again: that one can't be deleted, or a denial that lasted. */
    private static boolean isRefused(SimulatedRun run) {
        Map<String, Instant> denied = new HashMap<>();
        for (SimulatedRun.Call call : run.calls()) {
            String what = call.isOf(ControlPlane.LIST) ? "LIST" : call.operation() + call.subject();
            boolean believed = call.fault() == Faults.Kind.INVALID
                    && (call.isOf(ControlPlane.GET)
                            || call.isOf(ControlPlane.DELETE)
                            || call.isOf(Stacks.DESCRIBE_STACK_RESOURCES));
            if (call.fault() != Faults.Kind.DENIED) {
                denied.remove(what);
            } else if (!call.began()
                    .isBefore(denied.computeIfAbsent(what, w -> call.began())
                            .plus(GRACE)
                            .minusSeconds(5))) {
                return true;
            }
            if (believed) {
                return true;
            }
        }
        return false;
    }
}
