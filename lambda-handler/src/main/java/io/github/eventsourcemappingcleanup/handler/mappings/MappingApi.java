package io.github.eventsourcemappingcleanup.handler.mappings;

import io.github.eventsourcemappingcleanup.handler.aws.ErrorTable;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/** The three operations on event source mappings that a teardown needs: one paced call each, never repeated in here. */
public final class MappingApi {
    private static final int PAGE = 100;
    private static final int TOO_MANY_REQUESTS = 429;

    private final LambdaClient lambda;
    private final Pace pace;
    private final Deadline deadline;

    /** @param deadline no call begins after it */
    public MappingApi(LambdaClient lambda, Pace pace, Deadline deadline) {
        this.lambda = lambda;
        this.pace = pace;
        this.deadline = deadline;
    }

    /**
     * One page of all mappings of the account and Region. The filter by function is not used: it leaves out the
     * mappings of aliases and versions.
     *
     * @param marker from the page before; empty for the first page
     */
    public Outcome<Page> page(String marker) {
        Outcome<Page> outcome = call("lambda:ListEventSourceMappings", () -> {
            ListEventSourceMappingsResponse answer = lambda.listEventSourceMappings(
                    request -> request.maxItems(PAGE).marker(marker.isEmpty() ? null : marker));
            List<Mapping> mappings = answer.eventSourceMappings().stream()
                    .map(item -> Mapping.of(Configuration.of(item)))
                    .toList();
            return new Page(mappings, answer.nextMarker() == null ? "" : answer.nextMarker());
        });
        // A list of nothing is an answer; a list that is "not found" says nothing about mappings.
        return outcome instanceof Outcome.Gone ? new Outcome.NotYet<>("the list was not found") : outcome;
    }

    public Outcome<Mapping> get(String uuid) {
        return call(
                "lambda:GetEventSourceMapping",
                () -> Mapping.of(Configuration.of(lambda.getEventSourceMapping(request -> request.uuid(uuid)))));
    }

    public Outcome<Deletion> delete(String uuid) {
        return call("lambda:DeleteEventSourceMapping", () -> {
            Map<String, @Nullable Object> configuration =
                    Configuration.of(lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
            return new Deletion(Mapping.of(configuration), configuration);
        });
    }

    private <T> Outcome<T> call(String action, Supplier<T> call) {
        if (!pace.await(deadline)) {
            return new Outcome.NotYet<>("there was no time for " + action);
        }
        try {
            T answer = call.get();
            pace.passed();
            return new Outcome.Answered<>(answer);
        } catch (SdkException e) {
            if (e instanceof AwsServiceException service && service.statusCode() == TOO_MANY_REQUESTS) {
                pace.throttled(retryAfter(service));
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
