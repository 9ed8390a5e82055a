package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;
import java.time.Instant;

/** A quota of so many requests a second, as a token bucket that holds those of one second. */
final class Bucket {
    private final double perSecond;
    private double tokens;
    private Instant filled;

    Bucket(double perSecond, Instant now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filled = now;
    }

    boolean take(Instant now) {
        double seconds = Duration.between(filled, now).toNanos() / 1e9;
        tokens = Math.min(perSecond, tokens + seconds * perSecond);
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
