package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast we call. The Lambda control plane gives the whole account 15 requests a second over all its operations,
 * CloudFormation's own calls included (AWS document "Lambda quotas"). So: start low, take more with each call that passes,
 * halve when throttled, and stay below where that was, and with what has passed since the last one; at first hardly above it,
 * later ever faster, since who took the rest may be gone (the growth of CUBIC, RFC 9438).
 *
 * <p>Fast calls come in groups. When all is taken, evenly spaced calls would go on to pass, each by the little that has come in
 * since the last one, and others would be throttled in their place; of a group, the last is throttled, and we learn of it. Slow
 * calls come one by one, or a quota without room for a group would always throttle some of each group.
 *
 * <p>CloudFormation's quota is not published: a limiter of its own has the same bounds, and throttling tells the rest.
 */
public final class RateLimiter {
    private static final double START = 5;
    private static final double LEAST = 0.5;
    /** Not 15: exactly the quota, in step with somebody else's calls, would leave them nothing and never learn of it. */
    private static final double MOST = 14.5;
    /** Before the first throttling. */
    private static final double FIRST_GAIN_A_CALL = 1;

    private static final double GAIN_A_CALL = 0.25;
    private static final double BELOW_THE_THROTTLING = 0.9;
    /** By so much the ceiling has risen after a second, and by its cube after several. */
    private static final double CEILING_GAIN = 0.00001;

    private static final int LARGEST_GROUP = 3;
    /** A group has one call for each so many calls a second. */
    private static final double CALLS_A_SECOND_OF_EACH = 3;

    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Time time;
    private double callsPerSecond = START;
    private double gain = FIRST_GAIN_A_CALL;
    private double ceilingAtThrottling = MOST;
    private boolean wasThrottled;
    /** Since the last throttling. */
    private int passed;
    /** Since the last throttling: how long nobody called though a call was due. */
    private Duration idle = Duration.ZERO;

    private Instant throttledAt;
    private Instant first;
    private int inGroup;
    private Instant next;

    public RateLimiter(Time time) {
        this.time = time;
        this.throttledAt = time.now();
        this.next = throttledAt;
        this.first = throttledAt;
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
        if (inGroup == 0) {
            first = turn;
            idle = idle.plus(Duration.between(next, turn));
        }
        inGroup++;
        if (inGroup >= group()) {
            next = first.plus(timeOf(inGroup));
            inGroup = 0;
        }
        return turn;
    }

    synchronized Instant nextCallAt() {
        return next;
    }

    synchronized void passed() {
        passed++;
        callsPerSecond = Math.min(ceiling(), callsPerSecond + gain);
    }

    /**
     * @param began when the call did: if before the last throttling, it could not know of it, and counts as part of that one
     * @param retryAfter how long the service wants to be left alone; zero if it did not say
     */
    synchronized void throttled(Instant began, Duration retryAfter) {
        if (!began.isBefore(throttledAt)) {
            learn();
            callsPerSecond = Math.max(LEAST, callsPerSecond / 2);
            gain = GAIN_A_CALL;
        }
        throttledAt = time.now();
        Duration rest = retryAfter.compareTo(LONGEST_REST) < 0 ? retryAfter : LONGEST_REST;
        Instant rested = throttledAt.plus(rest.compareTo(timeOf(1)) < 0 ? timeOf(1) : rest);
        if (inGroup > 0) { // Its first calls have their turn already: the others come after them.
            next = first.plus(timeOf(inGroup));
            inGroup = 0;
        }
        next = rested.isAfter(next) ? rested : next;
    }

    /** Nothing was left at this throttling, nor at the last one: what has passed between them is what the quota gave us. */
    private void learn() {
        double ceiling = callsPerSecond * BELOW_THE_THROTTLING;
        if (wasThrottled) {
            Duration busy = Duration.between(throttledAt, time.now()).minus(idle);
            ceiling = Math.min(ceiling, passed * 1e9 / busy.toNanos());
        }
        if (passed > 0) { // What never passes tells nothing of how much would.
            ceilingAtThrottling = Math.max(LEAST, ceiling);
        }
        wasThrottled = true;
        passed = 0;
        idle = Duration.ZERO;
    }

    private int group() {
        return (int) Math.max(1, Math.min(LARGEST_GROUP, Math.round(callsPerSecond / CALLS_A_SECOND_OF_EACH)));
    }

    private Duration timeOf(int calls) {
        return Duration.ofNanos((long) Math.ceil(calls * 1e9 / callsPerSecond));
    }

    private double ceiling() {
        double seconds = Duration.between(throttledAt, time.now()).toMillis() / 1000.0;
        return Math.min(MOST, ceilingAtThrottling + CEILING_GAIN * Math.pow(seconds, 3));
    }
}
