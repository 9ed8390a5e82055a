package io.github.eventsourcemappingcleanup.handler.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class BenchmarkTest {
    private static final long SEED = 1;
    private static final Cell SMALL = new Cell(8, Duration.ofSeconds(2), 5, 250);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SimulatedAccount account = new SimulatedAccount();
    private final List<Instant> begun = new ArrayList<>();

    static List<Contender> contenders() {
        return Benchmark.CONTENDERS;
    }

    @AfterEach
    void close() {
        threads.shutdown();
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void aContender_removesWhatIsSelected_andNothingElse(Contender contender) {
        Race.Result result = race(contender, SMALL);

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
        Race.Result crowd = race(new ResourcePerMapping(), new Cell(100, Duration.ofSeconds(2), 5, 0));

        assertThat(crowd.gaveUp()).isPositive();
        assertThat(crowd.left()).isPositive();
        assertThat(crowd.throttled()).isPositive();
        assertThat(crowd.othersThrottled()).isPositive();
    }

    @Test
    void ours_asksCloudFormationAboutEachMapping_andNobodyElseDoes() {
        assertThat(race(Benchmark.OURS, SMALL).questions()).isGreaterThanOrEqualTo(SMALL.mappings());
        assertThat(race(new AwsNuke(), SMALL).questions()).isZero();
    }

    @Test
    void aGoal_isMissedByOneRaceThatDoesNotKeepToIt_andNamesIt() {
        Goal goal = new Goal(
                "calls",
                10,
                Race.Result::calls,
                "%,.0f",
                result -> result.cell().equals(SMALL));
        Race.Result kept = result(SMALL, 10);
        Race.Result missed = result(SMALL, 11);
        Race.Result ofNoConcern = result(new Cell(9, Duration.ZERO, 0, 0), 12);

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

    @ParameterizedTest
    @EnumSource
    void anSdkThatIsThrottledEveryTime_makesAllItsAttempts_withGrowingPauses(RetryingLambda.Sdk sdk) {
        account.plane.quota(0, 0);

        assertThatThrownBy(() -> lambda(sdk).delete("0f3e")).isInstanceOf(TooManyRequestsException.class);

        assertThat(account.plane.journal()).hasSize(sdk.attempts);
        assertThat(sdk.pause.applyAsDouble(2, 0.5)).isGreaterThan(sdk.pause.applyAsDouble(1, 0.5));
        assertThat(sdk.pause.applyAsDouble(sdk.attempts - 1, 0.999)).isLessThanOrEqualTo(300);
    }

    @Test
    void whatIsNotThrottled_isTriedOnce() {
        account.plane.faults(FaultScript.always(LambdaErrors.resourceInUse()));

        assertThatThrownBy(() -> lambda(RetryingLambda.Sdk.JAVA).delete("0f3e"))
                .isInstanceOf(ResourceInUseException.class);

        assertThat(account.plane.journal()).hasSize(1);
    }

    @Test
    void whatLambdaEnds_isRunAgain_threeTimesInAll() {
        assertThatThrownBy(() -> LambdaRun.runs(account.time, run -> {
                    begun.add(run.now());
                    run.sleep(LambdaRun.LONGEST);
                }))
                .isInstanceOf(Contender.GaveUp.class);

        assertThat(begun).hasSize(3);
    }

    @Test
    void whatEndsByItself_isNotRunAgain() {
        LambdaRun.runs(account.time, run -> {
            begun.add(run.now());
            run.sleep(LambdaRun.LONGEST.minusMillis(1));
        });

        assertThat(begun).hasSize(1);
    }

    private RetryingLambda lambda(RetryingLambda.Sdk sdk) {
        return new RetryingLambda(account.lambda(), sdk, new Random(SEED), account.time);
    }

    private Race.Result race(Contender contender, Cell cell) {
        return Race.run(contender, cell, SEED, threads);
    }

    private static Race.Result result(Cell cell, int calls) {
        return new Race.Result(cell, "", 0, 1, calls, 0, 0, 0, 0, 0, 0);
    }
}
