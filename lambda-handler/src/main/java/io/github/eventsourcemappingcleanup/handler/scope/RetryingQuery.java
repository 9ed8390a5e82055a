package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.DenialGracePeriod;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Questions that are repeated until they are answered, denied for good, or time is up. There is one deadline for all
 * of them.
 */
final class RetryingQuery {
    private final Backoff backoff;
    private final Deadline deadline;
    private final Log log;
    private String why = "there was no time to ask";

    RetryingQuery(Backoff backoff, Deadline deadline, Log log) {
        this.backoff = backoff;
        this.deadline = deadline;
        this.log = log;
    }

    /** Empty if it was not answered. */
    <T> Optional<T> ask(Supplier<CallResult<T>> question) {
        DenialGracePeriod grace = new DenialGracePeriod(deadline.time());
        for (int tries = 1; !deadline.passed(); tries++) {
            CallResult<T> result = question.get();
            if (result instanceof CallResult.Answered<T> answered) {
                return Optional.of(answered.value());
            }
            if (tries == 1 || !why.equals(result.why())) {
                log.warn("stack not answered", Map.of("why", result.why(), "awsRequestId", result.awsRequestId()));
            }
            why = result.why();
            if (grace.recordResult(result) || result instanceof CallResult.NotFound) {
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
