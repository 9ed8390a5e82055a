package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls to one service, each in its turn and made once, and what they come to. */
final class RateLimitedCalls {
    private final RateLimiter rateLimiter;
    private final Deadline deadline;

    /** @param deadline no call begins after it */
    RateLimitedCalls(RateLimiter rateLimiter, Deadline deadline) {
        this.rateLimiter = rateLimiter;
        this.deadline = deadline;
    }

    <T> CallResult<T> call(String action, Supplier<CallResult<T>> call) {
        if (!rateLimiter.await(deadline)) {
            return new CallResult.Retryable<>("there was no time left for " + action);
        }
        CallResult<T> result = made(action, deadline.time().now(), call);
        if (result instanceof CallResult.Answered || result instanceof CallResult.NotFound) {
            rateLimiter.passed();
        }
        return result;
    }

    /** When the next call may begin, without waiting. */
    Instant nextCallAt() {
        return rateLimiter.nextCallAt();
    }

    private <T> CallResult<T> made(String action, Instant began, Supplier<CallResult<T>> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            // Lambda says it by the status, 429, CloudFormation by the code, Throttling.
            if (e instanceof AwsServiceException service && service.isThrottlingException()) {
                rateLimiter.throttled(began, retryAfter(service));
            }
            return ErrorClassifier.classify(action, e);
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
