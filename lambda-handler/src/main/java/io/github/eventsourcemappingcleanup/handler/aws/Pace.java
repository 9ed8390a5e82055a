package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast we call. The Lambda control plane gives the whole account 15 requests a second over all its operations,
 * CloudFormation's own calls included (AWS document "Lambda quotas"). So: start low, take a little more with each call
 * that passes, halve on a refusal, and stay below where that was; slowly less so, since who took the rest may be gone.
 *
 * <p>Calls come in pairs. When all is taken, evenly spaced calls would go on to pass, each by the little that has come in since
 * the last one, and others would be refused in their place; of a pair, the second is refused, and we hear of it.
 *
 * <p>CloudFormation's quota is a pace of its own and not published: the same bounds do for it, refusals tell the rest.
 */
public final class Pace {
    private static final double START = 5;
    private static final double LEAST = 0.5;
    private static final double MOST = 14;
    private static final double GAIN_A_CALL = 0.25;
    private static final double BELOW_THE_REFUSAL = 0.9;
    /** By so much the ceiling rises again in each second. */
    private static final double CEILING_GAIN_A_SECOND = 0.1;

    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Time time;
    private double callsPerSecond = START;
    private double ceilingAtRefusal = MOST;
    private Instant refused;
    private Instant first;
    private boolean turnIsTheSecond;
    private Instant next;

    public Pace(Time time) {
        this.time = time;
        this.refused = time.now();
        this.next = refused;
        this.first = refused;
    }

    /** Waits for the next call's turn, or to the deadline: whether the turn came before it. */
    boolean await(Deadline deadline) {
        Instant now = time.now();
        Instant turn = takeTurn(now);
        if (now.isBefore(turn)) {
            deadline.sleep(Duration.between(now, turn));
        }
        return !deadline.passed();
    }

    private synchronized Instant takeTurn(Instant now) {
        Instant turn = now.isBefore(next) ? next : now;
        if (turnIsTheSecond) {
            next = first.plus(timeOf(2));
        } else {
            first = turn;
        }
        turnIsTheSecond = !turnIsTheSecond;
        return turn;
    }

    synchronized Instant nextTurn() {
        return next;
    }

    synchronized void passed() {
        callsPerSecond = Math.min(ceiling(), callsPerSecond + GAIN_A_CALL);
    }

    /** @param retryAfter how long the service wants to be left alone; zero if it did not say */
    synchronized void throttled(Duration retryAfter) {
        refused = time.now();
        ceilingAtRefusal = Math.max(LEAST, callsPerSecond * BELOW_THE_REFUSAL);
        callsPerSecond = Math.max(LEAST, callsPerSecond / 2);
        Duration rest = retryAfter.compareTo(LONGEST_REST) < 0 ? retryAfter : LONGEST_REST;
        Instant rested = refused.plus(rest.compareTo(timeOf(1)) < 0 ? timeOf(1) : rest);
        next = rested.isAfter(next) ? rested : next;
        turnIsTheSecond = false;
    }

    private Duration timeOf(int calls) {
        return Duration.ofNanos((long) Math.ceil(calls * 1e9 / callsPerSecond));
    }

    private double ceiling() {
        double seconds = Duration.between(refused, time.now()).toMillis() / 1000.0;
        return Math.min(MOST, ceilingAtRefusal + seconds * CEILING_GAIN_A_SECOND);
    }
}
