package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The time of one run in Lambda, which ends it after 15 minutes in whatever it does. */
record LambdaRun(Deadline end) implements Time {
    static final Duration LONGEST = Duration.ofMinutes(15);
    /** Before Lambda tries again what it was asked to do asynchronously (AWS document "Asynchronous invocation"). */
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    /** As often as Lambda does, if need be. */
    static void runs(Time time, Consumer<Time> body) {
        for (Duration pause : PAUSES) {
            if (isDone(time, body)) {
                return;
            }
            time.sleep(pause);
        }
        if (!isDone(time, body)) {
            throw new Contender.GaveUp("ended by Lambda three times");
        }
    }

    private static boolean isDone(Time time, Consumer<Time> body) {
        try {
            body.accept(new LambdaRun(Deadline.in(time, LONGEST)));
            return true;
        } catch (Ended e) {
            return false;
        }
    }

    @Override
    public Instant now() {
        return end.time().now();
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        end.time().runConcurrently(workers, work);
    }

    @Override
    public void sleep(Duration duration) {
        boolean outlivesIt = duration.compareTo(end.left()) < 0;
        end.sleep(duration);
        if (!outlivesIt) {
            throw new Ended();
        }
    }

    /** Nothing that the code which is ended would catch. */
    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }
}
