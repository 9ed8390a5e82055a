package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.time.Instant;

/** A quota of so many requests a second with room for a burst. */
final class TokenBucket {

    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant filledAt;

    TokenBucket(double perSecond, int burst, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = now;
    }

    boolean take(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(burst, tokens + Math.max(0, seconds) * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
