package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every teardown is answered before its ServiceTimeout, unless every run was killed. More closely: a run that returns has
 * delivered its answer, since Lambda does not run it again; and one that does not return was killed by the world, or the
 * response URL let it down. A run that went past its limit has only itself to blame.
 */
final class AnsweredRule implements Invariants.Rule {
    private static final Duration SERVICE_TIMEOUT = Duration.ofSeconds(3000);
    /** From so many failures on, a run may leave it to the next one. */
    private static final int LET_DOWN = 3;

    @Override
    public void judge(World world, Consumer<String> violations) {
        if (!world.request().answerable()) {
            return;
        }
        for (SimulatedRun run : world.runs()) {
            if (run.life().end() == Lifetime.End.RETURNED && !hasAnswered(world, run)) {
                violations.accept(run.name() + " returned and has not answered");
            } else if (run.life().end() != Lifetime.End.RETURNED && !isExcused(run)) {
                violations.accept(run.name() + " was not hindered, and ended as "
                        + run.life().end());
            }
        }
        boolean inTime = world.responses().answers().stream()
                .anyMatch(answer -> answer.at().isBefore(world.request().sent().plus(SERVICE_TIMEOUT)));
        List<SimulatedRun> first = world.runs().stream()
                .filter(run -> run.name().startsWith(LambdaQueue.FIRST))
                .toList();
        if (!inTime && !first.stream().allMatch(AnsweredRule::isExcused)) {
            violations.accept("not answered within the ServiceTimeout");
        }
    }

    private static boolean hasAnswered(World world, SimulatedRun run) {
        return world.responses().answers().stream().anyMatch(answer -> answer.run() == run);
    }

    private static boolean isExcused(SimulatedRun run) {
        long failed = run.puts().stream()
                .filter(put -> put != ResponseUrl.Reception.TAKEN)
                .count();
        return run.life().end() == Lifetime.End.CRASHED
                || failed >= LET_DOWN
                || run.puts().contains(ResponseUrl.Reception.REFUSED)
                || run.puts().contains(ResponseUrl.Reception.HANGING);
    }
}
