package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.Grace;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Some questions, each asked until it is answered, denied for good, or about nothing that exists, within one time for all
 * of them.
 */
final class Inquiry {
    private final Backoff backoff;
    private final Deadline deadline;
    private String why = "there was no time to ask";

    Inquiry(Backoff backoff, Deadline deadline) {
        this.backoff = backoff;
        this.deadline = deadline;
    }

    /** Empty if it was not answered. */
    <T> Optional<T> ask(Supplier<Outcome<T>> question) {
        Grace grace = new Grace(deadline.time());
        for (int tries = 1; !deadline.passed(); tries++) {
            Outcome<T> outcome = question.get();
            if (outcome instanceof Outcome.Answered<T> answered) {
                return Optional.of(answered.value());
            }
            why = outcome.why();
            if (grace.isOver(outcome) || outcome instanceof Outcome.Gone) {
                break;
            }
            deadline.sleep(backoff.after(tries));
        }
        return Optional.empty();
    }

    /** Why the last question was not answered. */
    String why() {
        return why;
    }
}
