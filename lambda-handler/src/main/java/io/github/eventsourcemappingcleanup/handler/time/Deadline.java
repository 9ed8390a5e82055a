package io.github.eventsourcemappingcleanup.handler.time;

import java.time.Duration;
import java.time.Instant;

/** A moment after which no new work begins. */
public record Deadline(Time time, Instant at) {
    public static Deadline in(Time time, Duration duration) {
        return new Deadline(time, time.now().plus(duration));
    }

    public boolean passed() {
        return !time.now().isBefore(at);
    }

    public Duration left() {
        Duration left = Duration.between(time.now(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public Deadline before(Duration duration) {
        return new Deadline(time, at.minus(duration));
    }

    /** The nearer of this deadline and the moment that {@code duration} ahead is. */
    public Deadline within(Duration duration) {
        Instant other = time.now().plus(duration);
        return other.isBefore(at) ? new Deadline(time, other) : this;
    }

    /** Sleeps, but never past the deadline. */
    public void sleep(Duration duration) {
        Duration left = left();
        time.sleep(duration.compareTo(left) < 0 ? duration : left);
    }
}
