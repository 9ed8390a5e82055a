package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls to one service, each in its turn and made once, and what they come to. */
public final class PacedCalls {
    private final Pace pace;
    private final Deadline deadline;

    /** @param deadline no call begins after it */
    public PacedCalls(Pace pace, Deadline deadline) {
        this.pace = pace;
        this.deadline = deadline;
    }

    public <T> Outcome<T> call(String action, Supplier<Outcome<T>> call) {
        if (!pace.await(deadline)) {
            return new Outcome.NotYet<>("there was no time for " + action);
        }
        Outcome<T> outcome = made(action, deadline.time().now(), call);
        if (outcome instanceof Outcome.Answered || outcome instanceof Outcome.Gone) {
            pace.passed();
        }
        return outcome;
    }

    /** When the next call may begin, without waiting. */
    public Instant nextTurn() {
        return pace.nextTurn();
    }

    private <T> Outcome<T> made(String action, Instant began, Supplier<Outcome<T>> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            // Lambda says it by the status, 429, CloudFormation by the code, Throttling.
            if (e instanceof AwsServiceException service && service.isThrottlingException()) {
                pace.throttled(began, retryAfter(service));
            }
            return ErrorTable.meaning(action, e);
        }
    }

    private static Duration retryAfter(AwsServiceException error) {
        if (error.awsErrorDetails() == null || error.awsErrorDetails().sdkHttpResponse() == null) {
            return Duration.ZERO;
        }
        return error.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
