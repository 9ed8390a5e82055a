package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Counts from when it was made: the wall clock may be set while a deadline is waited for. */
final class SystemTime implements Time {
    private final Instant start;
    private final LongSupplier nanoTime;
    private final long nanosAtStart;

    /** @param nanoTime as {@link System#nanoTime}: never goes back */
    SystemTime(Instant start, LongSupplier nanoTime) {
        this.start = start;
        this.nanoTime = nanoTime;
        this.nanosAtStart = nanoTime.getAsLong();
    }

    static SystemTime start() {
        return new SystemTime(Instant.now(), System::nanoTime);
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanoTime.getAsLong() - nanosAtStart);
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        List<Thread> others = Stream.generate(() -> new Thread(work, "worker"))
                .limit(workers - 1)
                .toList();
        others.forEach(Thread::start);
        work.run();
        others.forEach(SystemTime::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(Math.max(0, duration.toMillis()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting", e);
    }
}
