package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and the sleep that belongs to it. */
public interface Time {
    Instant now();

    void sleep(Duration duration);

    static Time system() {
        return new SystemTime();
    }
}
