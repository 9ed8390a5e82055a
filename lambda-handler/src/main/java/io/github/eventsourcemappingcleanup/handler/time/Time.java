package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.time.Instant;

/** The clock, and the sleep and the threads that belong to it. */
public interface Time {
    /** Never goes back. */
    Instant now();

    void sleep(Duration duration);

    /** Does the work so often, all at once, and returns when each has ended. It must not throw. */
    void runConcurrently(int workers, Runnable work);

    static Time system() {
        return SystemTime.start();
    }
}
