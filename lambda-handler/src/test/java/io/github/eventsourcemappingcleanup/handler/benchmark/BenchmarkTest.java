package io.github.eventsourcemappingcleanup.handler.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarkTest {
    private static final long SEED = 1;
    private static final Cell SMALL = new Cell(8, Duration.ofSeconds(2), 5, 250);

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
    void aContender_removesWhatIsSelected_andNothingElse(Contender contender) {
        Result result = race(contender, SMALL);

        assertThat(result.left()).isZero();
        assertThat(result.gaveUp()).isZero();
        assertThat(result.touched()).isZero();
        assertThat(result.calls()).isGreaterThanOrEqualTo(SMALL.mappings());
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void aSeed_isAlwaysTheSameRace(Contender contender) {
        assertThat(race(contender, SMALL)).isEqualTo(race(contender, SMALL));
        assertThat(race(contender, SMALL)).isNotEqualTo(Race.run(contender, SMALL, SEED + 1, threads));
    }

    @Test
    void whoComesInCrowds_isRefused_givesUp_andTakesFromOthers() {
        Result crowd = race(new ResourcePerMapping(), new Cell(100, Duration.ofSeconds(2), 5, 0));

        assertThat(crowd.gaveUp()).isPositive();
        assertThat(crowd.left()).isPositive();
        assertThat(crowd.throttled()).isPositive();
        assertThat(crowd.othersThrottled()).isPositive();
    }

    @Test
    void ours_asksCloudFormationAboutEachMapping_andNobodyElseDoes() {
        assertThat(race(Grid.OURS, SMALL).questions()).isGreaterThanOrEqualTo(SMALL.mappings());
        assertThat(race(new AwsNuke(), SMALL).questions()).isZero();
    }

    @Test
    void aGoal_isMissedByOneRaceThatDoesNotKeepToIt_andNamesIt() {
        Goal goal = new Goal(
                "calls", 10, Result::calls, "%,.0f", result -> result.cell().equals(SMALL));
        Result kept = result(SMALL, 10);
        Result missed = result(SMALL, 11);
        Result ofNoConcern = result(new Cell(9, Duration.ZERO, 0, 0), 12);

        Goal.Verdict verdict = goal.judge(List.of(kept, missed, ofNoConcern));

        assertThat(verdict.isMet()).isFalse();
        assertThat(verdict.met()).isEqualTo(1);
        assertThat(verdict.races()).isEqualTo(2);
        assertThat(verdict.worst()).isEqualTo(missed);
        assertThat(goal.judge(List.of(kept, ofNoConcern)).isMet()).isTrue();
    }

    @Test
    void theLeast_isADeleteEach_aScanBeforeAndAfter_andOneDeletion() {
        Cell cell = new Cell(1_000, Duration.ofSeconds(30), 5, 3_000);

        assertThat(cell.leastCalls()).isEqualTo(1_000 + 40 + 30);
        assertThat(cell.leastSeconds()).isEqualTo(107.0 + 30);
    }

    private Result race(Contender contender, Cell cell) {
        return Race.run(contender, cell, SEED, threads);
    }

    private static Result result(Cell cell, int calls) {
        return new Result(cell, "", 0, 1, calls, 0, 0, 0, 0, 0, 0);
    }
}
