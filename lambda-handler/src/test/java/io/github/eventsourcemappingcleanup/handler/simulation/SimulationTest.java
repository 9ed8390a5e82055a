package io.github.eventsourcemappingcleanup.handler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A thousand worlds; {@code -Dsimulation.runs} says how many, {@code -Dsimulation.seed} with which seed to begin. A
 * seed alone is replayed and told line by line.
 */
class SimulationTest {
    private static final String REPLAY = "replay one with: mvn test -pl lambda-handler -am -Dtest=SimulationTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=<seed>";
    private static final long ENOUGH = 1000;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdown();
    }

    @Test
    void worlds_keepTheInvariants_andHaveInThemAllThatCanHappen() {
        Long seed = Long.getLong("simulation.seed");
        long runs = Long.getLong("simulation.runs", seed == null ? ENOUGH : 1);

        Simulation.ManySeeds seeds = Simulation.runMany(seed == null ? 1 : seed, runs);

        if (runs == 1 && seed != null) {
            Simulation.run(seed, threads, System.out::println);
        }
        assertThat(seeds.violated()).as(REPLAY).isEmpty();
        if (runs >= ENOUGH) {
            assertThat(namesOfWhatHappens()).allMatch(what -> seeds.figures().of(what) > 0);
        }
    }

    @Test
    void aSeed_isAlwaysTheSameWorld() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(trace(seed)).isEqualTo(trace(seed));
        }
    }

    private List<String> trace(long seed) {
        List<String> lines = new ArrayList<>();
        Simulation.run(seed, threads, lines::add);
        return lines;
    }

    private static List<String> namesOfWhatHappens() {
        List<String> names = new ArrayList<>(List.of(
                "answer SUCCESS of a teardown",
                "answer FAILED of a teardown",
                "request Create",
                "request Update",
                "request with a flaw",
                "runs with overlapping calls",
                "throttled by the quota",
                "worlds disturbed by other people",
                "worlds with more than a page",
                "worlds with overlapping runs"));
        Arrays.stream(Faults.Kind.values()).forEach(fault -> names.add("fault " + fault));
        Arrays.stream(ResponseUrl.Reception.values()).forEach(reception -> names.add("put " + reception));
        List.of(SimulatedRun.End.RETURNED, SimulatedRun.End.THREW, SimulatedRun.End.CRASHED)
                .forEach(end -> names.add("run " + end));
        return names;
    }
}
