package io.github.eventsourcemappingcleanup.handler.mappings;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast we call. The Lambda control plane gives the whole account 15 requests a second over all its operations,
 * CloudFormation's own calls included (AWS document "Lambda quotas"). So: start low, take a little more with each call
 * that passes, halve on a refusal, and stay below where that was.
 */
public final class Pace {
    private static final double START = 5;
    private static final double LEAST = 0.5;
    private static final double MOST = 14;
    private static final double GAIN_A_CALL = 0.25;
    private static final double BELOW_THE_REFUSAL = 0.9;
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Time time;
    private double callsPerSecond = START;
    private double ceiling = MOST;
    private Instant next;

    public Pace(Time time) {
        this.time = time;
        this.next = time.now();
    }

    /** Waits for the next call's turn, or to the deadline: whether the turn came before it. */
    boolean await(Deadline deadline) {
        Instant now = time.now();
        if (now.isBefore(next)) {
            deadline.sleep(Duration.between(now, next));
            now = time.now();
        }
        if (deadline.passed()) {
            return false;
        }
        next = now.plusNanos((long) (1e9 / callsPerSecond));
        return true;
    }

    void passed() {
        callsPerSecond = Math.min(ceiling, callsPerSecond + GAIN_A_CALL);
    }

    /** @param retryAfter how long the service wants to be left alone; zero if it did not say */
    void throttled(Duration retryAfter) {
        ceiling = Math.max(LEAST, callsPerSecond * BELOW_THE_REFUSAL);
        callsPerSecond = Math.max(LEAST, callsPerSecond / 2);
        Duration rest = retryAfter.compareTo(LONGEST_REST) < 0 ? retryAfter : LONGEST_REST;
        Instant rested = time.now().plus(rest);
        next = rested.isAfter(next) ? rested : next;
    }
}
