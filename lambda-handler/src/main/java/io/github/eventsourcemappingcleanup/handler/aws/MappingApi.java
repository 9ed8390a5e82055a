package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/**
 * The three operations on event source mappings that a teardown needs: one call each in its turn, never repeated in here. An
 * answer without what was asked for is no answer.
 */
public final class MappingApi {
    private static final int PAGE_SIZE = 100;

    /**
     * One page of the list.
     *
     * @param nextMarker empty on the last page
     */
    public record Page(List<Mapping> mappings, String nextMarker) {
        public Page {
            mappings = List.copyOf(mappings);
        }
    }

    /**
     * An accepted deletion.
     *
     * @param mapping the mapping as it is now
     * @param configuration every field of the response to DeleteEventSourceMapping, under its name on the wire
     */
    public record Deletion(Mapping mapping, Map<String, @Nullable Object> configuration) {}

    private final LambdaClient lambda;
    private final RateLimitedCalls calls;

    /** @param deadline no call begins after it */
    public MappingApi(LambdaClient lambda, RateLimiter rateLimiter, Deadline deadline) {
        this.lambda = lambda;
        this.calls = new RateLimitedCalls(rateLimiter, deadline);
    }

    /**
     * One page of all mappings of the account and Region. The filter by function is not used: it leaves out the
     * mappings of aliases and versions.
     *
     * @param marker from the page before; empty for the first page
     */
    public CallResult<Page> list(String marker) {
        CallResult<Page> result = calls.call("lambda:ListEventSourceMappings", () -> {
            ListEventSourceMappingsResponse response = lambda.listEventSourceMappings(
                    request -> request.maxItems(PAGE_SIZE).marker(marker.isEmpty() ? null : marker));
            if (!response.hasEventSourceMappings()) {
                return new CallResult.Retryable<>("ListEventSourceMappings answered without a list");
            }
            List<Mapping> mappings =
                    response.eventSourceMappings().stream().map(Mapping::of).toList();
            if (mappings.stream().anyMatch(mapping -> mapping.uuid().isEmpty())) {
                return new CallResult.Retryable<>("ListEventSourceMappings answered with a mapping without a UUID");
            }
            String nextMarker = response.nextMarker() == null ? "" : response.nextMarker();
            return new CallResult.Answered<>(new Page(mappings, nextMarker));
        });
        // A list of nothing is an answer; a list that is "not found" says nothing about mappings.
        return result.ifNotFound(
                new CallResult.Retryable<>("ListEventSourceMappings answered that the list does not exist"));
    }

    public CallResult<Mapping> get(String uuid) {
        return calls.call("lambda:GetEventSourceMapping", () -> {
            Mapping mapping = Mapping.of(lambda.getEventSourceMapping(request -> request.uuid(uuid)));
            return mapping.uuid().equals(uuid) ? new CallResult.Answered<>(mapping) : aboutAnother("Get");
        });
    }

    public CallResult<Deletion> delete(String uuid) {
        return calls.call("lambda:DeleteEventSourceMapping", () -> {
            DeleteEventSourceMappingResponse response = lambda.deleteEventSourceMapping(request -> request.uuid(uuid));
            Mapping mapping = Mapping.of(response);
            return mapping.uuid().equals(uuid)
                    ? new CallResult.Answered<>(new Deletion(mapping, WireFields.of(response)))
                    : aboutAnother("Delete");
        });
    }

    /** When the next call may begin. */
    public Instant nextCallAt() {
        return calls.nextCallAt();
    }

    private static <T> CallResult<T> aboutAnother(String operation) {
        return new CallResult.Retryable<>(operation + "EventSourceMapping answered without this mapping");
    }
}
