package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Never more calls a second than the pace allows: a quota of 15 a second, with room for few, takes all that a run begins. */
final class RateRule implements Invariants.Rule {
    private static final double PER_SECOND = 15;
    private static final double ROOM = 5;

    @Override
    public void judge(World world, Consumer<String> violations) {
        for (SimulatedRun run : world.runs()) {
            List<Instant> begins = run.calls().stream()
                    .filter(call -> call.isOfLambda())
                    .map(SimulatedRun.Call::began)
                    .toList();
            Quota quota = new Quota(PER_SECOND, ROOM, run.life().began());
            for (Instant began : begins) {
                if (!quota.take(began)) {
                    violations.accept(
                            "%s makes more calls than %.0f a second at %s".formatted(run.name(), PER_SECOND, began));
                    break;
                }
            }
        }
    }
}
