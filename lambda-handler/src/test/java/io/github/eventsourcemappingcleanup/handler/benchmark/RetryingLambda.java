package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The calls of those who leave it to their SDK to try again. */
record RetryingLambda(LambdaClient lambda, Retries retries, Time time) {
    /** All pages. */
    List<EventSourceMappingConfiguration> list(Consumer<ListEventSourceMappingsRequest.Builder> filter) {
        List<EventSourceMappingConfiguration> listed = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            String from = marker.orElse(null);
            ListEventSourceMappingsResponse page = retries.call(
                    time,
                    () -> lambda.listEventSourceMappings(
                            request -> request.applyMutation(filter).marker(from)));
            listed.addAll(page.eventSourceMappings());
            marker = Optional.ofNullable(page.nextMarker());
        } while (marker.isPresent());
        return listed;
    }

    /** What is gone already is deleted. */
    void delete(String uuid) {
        try {
            retries.call(time, () -> lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
        } catch (ResourceNotFoundException e) {
            // As wished.
        }
    }

    boolean isGone(String uuid) {
        try {
            retries.call(time, () -> lambda.getEventSourceMapping(request -> request.uuid(uuid)));
            return false;
        } catch (ResourceNotFoundException e) {
            return true;
        }
    }
}
