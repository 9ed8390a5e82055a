package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The 15 requests a second that the Lambda control plane gives an account, as a token bucket: a neighbour takes some of
 * them, in phases.
 */
final class Quota {
    static final double PER_SECOND = 15;

    /** @param perSecond what the neighbour takes until then */
    record Phase(Instant until, double perSecond) {}

    private final List<Phase> phases;
    private double tokens = PER_SECOND;
    private Instant filledAt = SimulationScheduler.START;

    Quota(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    boolean take(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.max(0, Math.min(PER_SECOND, tokens + seconds * free(now)));
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** What the neighbour leaves, requests a second; less than nothing if it alone is too much. */
    double free(Instant now) {
        for (Phase phase : phases) {
            if (now.isBefore(phase.until())) {
                return PER_SECOND - phase.perSecond();
            }
        }
        return PER_SECOND;
    }

    List<Phase> phases() {
        return phases;
    }
}
