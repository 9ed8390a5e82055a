package io.github.eventsourcemappingcleanup.handler.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarkTest {
    private static final long SEED = 1;
    private static final Cell SMALL = new Cell(30, Duration.ofSeconds(2), 5, 250, 10);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    static List<Contender> contenders() {
        return Grid.CONTENDERS;
    }

    @AfterEach
    void close() {
        threads.shutdown();
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void whoSaysThatAllIsDone_hasRemovedWhatIsSelected_andNothingElse(Contender contender) {
        Result result = Race.run(contender, SMALL, SEED, threads);

        assertThat(result.touched()).isZero();
        assertThat(result.left() == 0).isEqualTo(result.gaveUp() == 0);
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void aSeed_isAlwaysTheSameRace(Contender contender) {
        assertThat(Race.run(contender, SMALL, SEED, threads)).isEqualTo(Race.run(contender, SMALL, SEED, threads));
    }
}
