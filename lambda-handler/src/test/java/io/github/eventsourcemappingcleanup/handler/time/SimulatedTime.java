package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes by sleeping, and by nothing else. */
public final class SimulatedTime implements Time, InstantSource {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now();
    }

    /** One after the other: the first finds everything to do. */
    @Override
    public void runConcurrently(int workers, Runnable work) {
        for (int i = 0; i < workers; i++) {
            work.run();
        }
    }

    @Override
    public synchronized void sleep(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("slept for " + duration);
        }
        now = now.plus(duration);
    }
}
