package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedRun.Call;
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
 * all that is selected to go, and for the calls that this takes at a modest rate.
 */
final class CalmRule implements Invariants.Rule {
    private static final Duration RESERVE = Duration.ofSeconds(15);
    private static final Duration LONGEST_ASKING = Duration.ofSeconds(120);
    /** A status in which CloudFormation sends no Delete, of the stack and of its root. */
    private static final Duration SETTLING = Duration.ofSeconds(60);
    /** In a clean-up, without progress. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** It counts after 30 seconds; a call may come a little before. */
    private static final Duration LASTING_DENIAL = Duration.ofSeconds(25);
    /** Pauses of ten seconds at most: after the faults, after a transition, after a deletion, and before the last scan. */
    private static final Duration PAUSES = Duration.ofSeconds(45);

    private static final double CALLS_A_SECOND = 2;
    private static final double QUOTA = 15;

    @Override
    public void judge(World world, Consumer<String> violations) {
        if (!world.request().isDelete() || !world.request().isFlawless()) {
            return;
        }
        world.responseUrl().responses.stream()
                .filter(response -> !response.isSuccess())
                .forEach(response -> judge(world, response.run(), violations));
    }

    private static void judge(World world, SimulatedRun run, Consumer<String> violations) {
        if (isRefused(run) || hasLostPatience(run)) {
            return;
        }
        Instant deadline = earlier(
                run.began.plus(world.request().timeout()),
                run.began.plus(SimulatedRun.LIMIT).minus(RESERVE));
        Instant calm = calm(world, run);
        if (!run.told.sufficesToDecide()) {
            Instant asked = earlier(run.began.plus(LONGEST_ASKING), deadline);
            if (calm.plus(PAUSES).plus(SETTLING).isBefore(asked)) {
                violations.accept("%s was not told what the stack is becoming, though all was calm since %s"
                        .formatted(run.name, calm));
            }
            return;
        }
        Instant done = done(world, run, calm);
        if (done.isBefore(deadline)) {
            violations.accept(
                    "%s says FAILED, though all was calm since %s, all could be done until %s, and it had until %s"
                            .formatted(run.name, calm, done, deadline));
        }
    }

    /** Since a living stack waits for a clean-up. What has gone meanwhile may not have been seen, and so does not count here. */
    private static boolean hasLostPatience(SimulatedRun run) {
        Set<String> deleted = new HashSet<>();
        Instant progress = run.calls.stream()
                .filter(call -> call.isAcceptedDelete() && deleted.add(call.subject()))
                .map(Call::began)
                .max(Instant::compareTo)
                .orElse(run.began);
        return run.told.isCleanUp() && !progress.plus(PATIENCE).isAfter(run.ended());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The end of the last thing that disturbed this run. */
    private static Instant calm(World world, SimulatedRun run) {
        Stream<Instant> faults =
                run.calls.stream().filter(call -> call.fault() != null).map(Call::ended);
        Stream<Instant> others = world.disturbances().stream().filter(at -> at.isBefore(run.ended()));
        Stream<Instant> traffic = world.backgroundTraffic().stream()
                .filter(phase -> QUOTA - phase.perSecond() < 2 * CALLS_A_SECOND)
                .map(Quota.Phase::until);
        return Stream.of(faults, others, traffic)
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(run.began))
                .max(Instant::compareTo)
                .orElse(run.began);
    }

    /** When all that is selected can be gone, and seen to be gone. */
    private static Instant done(World world, SimulatedRun run, Instant calm) {
        List<SimulatedMapping> selected = world.selectedBy(run.told.targetsRemoved()).stream()
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
        Map<String, Instant> deniedSince = new HashMap<>();
        for (Call call : run.calls) {
            boolean isAboutOneMapping = call.isOf(ControlPlane.GET)
                    || call.isOf(ControlPlane.DELETE)
                    || call.isOf(Stacks.DESCRIBE_STACK_RESOURCES);
            if (call.fault() == Faults.Kind.INVALID && isAboutOneMapping) {
                return true;
            }
            String what = call.isOf(ControlPlane.LIST) ? "" : call.operation() + call.subject();
            if (call.fault() != Faults.Kind.DENIED) {
                deniedSince.remove(what);
            } else {
                Instant since = deniedSince.computeIfAbsent(what, w -> call.began());
                if (!call.began().isBefore(since.plus(LASTING_DENIAL))) {
                    return true;
                }
            }
        }
        return false;
    }
}
