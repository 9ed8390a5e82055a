package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The pause between two tries: it doubles from try to try up to a cap, and half of it is random, so that many callers
 * do not come back at the same moment.
 *
 * @param random gives numbers from 0 (included) to 1 (excluded)
 */
public record Backoff(Duration first, Duration cap, DoubleSupplier random) {
    private static final int MOST_DOUBLINGS = 20;

    /** The pause after the given number of failed tries (1 after the first). */
    public Duration after(int tries) {
        long factor = 1L << Math.min(Math.max(tries, 1) - 1, MOST_DOUBLINGS);
        long millis = Math.min(first.toMillis() * factor, cap.toMillis());
        return Duration.ofMillis(Math.round(millis * (0.5 + random.getAsDouble() / 2)));
    }
}
