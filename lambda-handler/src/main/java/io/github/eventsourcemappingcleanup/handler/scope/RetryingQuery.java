package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.DenialGracePeriod;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Stack;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Questions that are repeated until they are answered, denied for good, or time is up. There is one deadline for all
 * of them.
 */
final class RetryingQuery {
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(30);

    private final Backoff backoff;
    private final Deadline deadline;
    private final Log log;
    private String why = "there was no time left to ask";
    private Instant asked = Instant.MIN;

    RetryingQuery(Backoff backoff, Deadline deadline, Log log) {
        this.backoff = backoff;
        this.deadline = deadline;
        this.log = log;
    }

    /** Empty if it was not answered. */
    <T> Optional<T> ask(Supplier<CallResult<T>> question) {
        DenialGracePeriod grace = new DenialGracePeriod(deadline.time());
        for (int tries = 1; !deadline.passed(); tries++) {
            asked = deadline.time().now();
            CallResult<T> result = question.get();
            if (result instanceof CallResult.Answered<T> answered) {
                return Optional.of(answered.value());
            }
            if (tries == 1 || !why.equals(result.why())) {
                log.warn("stack not answered", Map.of("why", result.why(), "awsRequestId", result.awsRequestId()));
            }
            why = result.why();
            boolean isFinal = result instanceof CallResult.NotFound || result instanceof CallResult.Rejected;
            if (grace.recordResult(result) || isFinal) {
                break;
            }
            deadline.sleep(backoff.after(tries));
        }
        return Optional.empty();
    }

    /**
     * Asks again until the answer is one that needs no time to settle, or the same has been told for 30 seconds, from the first
     * answer to the last question: an answer that comes late is an old one. What was not answered meanwhile neither counts nor
     * begins this time anew. Empty if it was not answered, or there was no time.
     */
    Optional<Stack> askUntilSettled(Supplier<CallResult<Stack>> question, Predicate<Stack> needsNoTime) {
        Optional<Stack> told = ask(question);
        Optional<Stack> first = told;
        Instant since = deadline.time().now();
        for (int tries = 1; told.isPresent() && !needsNoTime.test(told.get()); tries++) {
            if (!told.equals(first)) {
                first = told;
                since = deadline.time().now();
            } else if (!asked.isBefore(since.plus(SETTLED_AFTER))) {
                return told;
            }
            why = "DescribeStacks answered %s, but not for 30 seconds"
                    .formatted(told.get().status());
            deadline.sleep(backoff.after(tries));
            told = ask(question);
        }
        return told;
    }

    /** Why the last question was not answered. */
    String why() {
        return why;
    }
}
