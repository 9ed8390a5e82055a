package io.github.eventsourcemappingcleanup.handler.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
    private static final int WORKERS = 4;

    @Test
    void runConcurrently_doesTheWorkAllAtOnce_andReturnsWhenEachHasEnded() {
        CountDownLatch allAreThere = new CountDownLatch(WORKERS);
        AtomicInteger metTheOthers = new AtomicInteger();

        Time.system().runConcurrently(WORKERS, () -> {
            allAreThere.countDown();
            if (isReached(allAreThere)) {
                metTheOthers.incrementAndGet();
            }
        });

        assertThat(metTheOthers).hasValue(WORKERS);
    }

    @Test
    void now_countsFromTheStart_whateverTheWallClockSays() {
        AtomicLong nanos = new AtomicLong(-5);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        SystemTime time = new SystemTime(start, nanos::get);

        nanos.addAndGet(Duration.ofSeconds(7).toNanos());

        assertThat(time.now()).isEqualTo(start.plusSeconds(7));
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
