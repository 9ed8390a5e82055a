package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

final class SystemTime implements Time {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sideBySide(int workers, Runnable work) {
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
