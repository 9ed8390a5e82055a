package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A token bucket of so many requests a second with room for a burst, full at first. Others may take some of it. */
public final class Quota {
    /** @param perSecond what others take until then */
    public record Phase(Instant until, double perSecond) {}

    private final double perSecond;
    private final double burst;
    private final List<Phase> phases;
    private double tokens;
    private Instant filledAt;

    public Quota(double perSecond, double burst, List<Phase> phases, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.phases = List.copyOf(phases);
        this.tokens = burst;
        this.filledAt = now;
    }

    /** One that is left to the caller alone. */
    public Quota(double perSecond, double burst, Instant now) {
        this(perSecond, burst, List.of(), now);
    }

    public boolean take(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.max(0, Math.min(burst, tokens + Math.max(0, seconds) * left(now)));
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** What the others leave, a second; less than nothing if they alone are too many. */
    private double left(Instant now) {
        return phases.stream()
                .filter(phase -> now.isBefore(phase.until()))
                .findFirst()
                .map(phase -> perSecond - phase.perSecond())
                .orElse(perSecond);
    }
}
