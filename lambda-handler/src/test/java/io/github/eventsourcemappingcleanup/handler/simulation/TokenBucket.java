package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;

/** A quota of so many requests a second, with room for some that were not used; full at first. */
public final class TokenBucket {
    private final double perSecond;
    private final double room;
    private double tokens;
    private Instant filled;

    public TokenBucket(double perSecond, double room, Instant now) {
        this.perSecond = perSecond;
        this.room = room;
        this.tokens = room;
        this.filled = now;
    }

    public boolean take(Instant now) {
        double seconds = Duration.between(filled, now).toNanos() / 1e9;
        tokens = Math.min(room, tokens + seconds * perSecond);
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
