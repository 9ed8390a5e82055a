package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.Operation;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/** A client of the Lambda API. */
record AccountLambda(Account account, Time time) implements LambdaClient {
    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        return account.call(
                time,
                Operation.LIST,
                () -> account.mappings().page(request.functionName(), request.marker(), time.now()));
    }

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request) {
        return account.call(time, Operation.GET, () -> {
            EventSourceMappingConfiguration shown = account.mappings().get(request.uuid(), time.now());
            return GetEventSourceMappingResponse.builder()
                    .uuid(shown.uuid())
                    .functionArn(shown.functionArn())
                    .eventSourceArn(shown.eventSourceArn())
                    .state(shown.state())
                    .stateTransitionReason(shown.stateTransitionReason())
                    .build();
        });
    }

    @Override
    public DeleteEventSourceMappingResponse deleteEventSourceMapping(DeleteEventSourceMappingRequest request) {
        return account.call(time, Operation.DELETE, () -> {
            EventSourceMappingConfiguration shown = account.mappings().delete(request.uuid(), time.now());
            return DeleteEventSourceMappingResponse.builder()
                    .uuid(shown.uuid())
                    .functionArn(shown.functionArn())
                    .eventSourceArn(shown.eventSourceArn())
                    .state(shown.state())
                    .stateTransitionReason(shown.stateTransitionReason())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
