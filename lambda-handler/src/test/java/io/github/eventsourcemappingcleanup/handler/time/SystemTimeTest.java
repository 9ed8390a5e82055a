package io.github.eventsourcemappingcleanup.handler.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
    private static final int WORKERS = 4;

    @Test
    void sideBySide_doesTheWorkAllAtOnce_andReturnsWhenEachHasEnded() {
        CountDownLatch allAreThere = new CountDownLatch(WORKERS);
        AtomicInteger metTheOthers = new AtomicInteger();

        Time.system().sideBySide(WORKERS, () -> {
            allAreThere.countDown();
            if (isReached(allAreThere)) {
                metTheOthers.incrementAndGet();
            }
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
