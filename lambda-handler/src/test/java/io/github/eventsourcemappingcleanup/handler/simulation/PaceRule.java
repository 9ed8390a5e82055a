package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Never more calls a second than the pace allows: a run begins at most 15 in any second. */
final class PaceRule implements Rule {
    private static final int MOST = 15;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public void judge(World world, Consumer<String> violations) {
        for (SimulatedRun run : world.runs()) {
            List<Instant> begins = run.calls().stream()
                    .filter(call -> call.operation().isOfLambda())
                    .map(Call::began)
                    .toList();
            for (int i = MOST; i < begins.size(); i++) {
                if (Duration.between(begins.get(i - MOST), begins.get(i)).compareTo(SECOND) < 0) {
                    violations.accept("%s began %d calls within a second before %s"
                            .formatted(run.name(), MOST + 1, begins.get(i)));
                    break;
                }
            }
        }
    }
}
