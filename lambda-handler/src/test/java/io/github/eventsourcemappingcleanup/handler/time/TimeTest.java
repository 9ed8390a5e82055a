package io.github.eventsourcemappingcleanup.handler.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The system's time, deadlines, and the pauses between tries. */
class TimeTest {
    private static final int WORKERS = 4;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(10);

    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.now();
    private final Deadline deadline = Deadline.in(time, Duration.ofSeconds(60));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 20, 21, 31, 32, 33, 63, 64, 65, 1000, Integer.MAX_VALUE})
    void backoff_whateverTheTriesAndTheRandom_isBetweenHalfTheFirstAndTheCap(int tries) {
        for (double random : new double[] {0, Double.MIN_VALUE, 0.25, 0.5, 0.75, Math.nextDown(1.0)}) {
            assertThat(new Backoff(FIRST, CAP, () -> random).after(tries)).isBetween(FIRST.dividedBy(2), CAP);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 500", "2, 0, 1000", "3, 0, 2000", "3, 0.5, 3000", "4, 0, 4000", "5, 0, 5000", "64, 0, 5000"})
    void backoff_doublesWithEachTryUpToTheCap_andSpreadsOverHalfThePause(int tries, double random, int milliseconds) {
        assertThat(new Backoff(FIRST, CAP, () -> random).after(tries)).isEqualTo(Duration.ofMillis(milliseconds));
    }

    @Test
    void deadline_hasPassedAtTheVeryMoment() {
        time.sleep(Duration.ofMillis(59_999));
        assertThat(deadline.passed()).isFalse();

        time.sleep(Duration.ofMillis(1));
        assertThat(deadline.passed()).isTrue();
    }

    @Test
    void deadline_sleepsNoLongerThanUntilIt_andNotAtAllAfterwards() {
        deadline.sleep(Duration.ofHours(1));
        assertThat(time.now()).isEqualTo(start.plusSeconds(60));

        time.sleep(Duration.ofSeconds(1));
        deadline.sleep(Duration.ofSeconds(1));
        assertThat(time.now()).isEqualTo(start.plusSeconds(61));
        assertThat(deadline.left()).isZero();
    }

    @Test
    void deadline_withinAnother_isTheNearerOfTheTwo() {
        assertThat(deadline.within(Duration.ofSeconds(30)).left()).isEqualTo(Duration.ofSeconds(30));
        assertThat(deadline.within(Duration.ofSeconds(90)).left()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void system_countsFromTheStart_whateverTheWallClockSays() {
        AtomicLong nanos = new AtomicLong(-5);
        SystemTime system = new SystemTime(start, nanos::get);

        nanos.addAndGet(Duration.ofSeconds(7).toNanos());

        assertThat(system.now()).isEqualTo(start.plusSeconds(7));
    }

    @Test
    void system_doesTheWorkAllAtOnce_andReturnsWhenEachHasEnded() {
        Thread caller = Thread.currentThread();
        CountDownLatch allAreThere = new CountDownLatch(WORKERS);
        AtomicInteger metTheOthers = new AtomicInteger();

        Time.system().runConcurrently(WORKERS, () -> {
            allAreThere.countDown();
            boolean met = isReached(allAreThere);
            while (Thread.currentThread() != caller && caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait(); // The others end when the caller, who works too, waits for them.
            }
            metTheOthers.addAndGet(met ? 1 : 0);
        });

        assertThat(metTheOthers).hasValue(WORKERS);
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
