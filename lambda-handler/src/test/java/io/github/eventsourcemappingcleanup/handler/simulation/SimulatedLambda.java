package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/** One run's client of the Lambda API. */
final class SimulatedLambda implements LambdaClient {
    private final SimulatedRun run;
    private final SimulatedNetwork wire;
    private final World world;

    SimulatedLambda(SimulatedRun run, SimulatedNetwork wire, World world) {
        this.run = run;
        this.wire = wire;
        this.world = world;
    }

    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        String marker = request.marker() == null ? "" : request.marker();
        ListEventSourceMappingsResponse page = wire.call(
                Operation.LIST,
                marker,
                fault -> fault == Fault.MARKER_EXPIRED
                        ? ListEventSourceMappingsResponse.builder()
                                .eventSourceMappings(List.of())
                                .build()
                        : world.mappings().page(request.maxItems(), marker, run.now()));
        page.eventSourceMappings().stream()
                .map(EventSourceMappingConfiguration::uuid)
                .forEach(run::hearsOf);
        return page;
    }

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request) {
        run.hearsOf(request.uuid());
        return wire.call(
                Operation.GET, request.uuid(), fault -> world.mappings().get(request.uuid(), run.now()));
    }

    @Override
    public DeleteEventSourceMappingResponse deleteEventSourceMapping(DeleteEventSourceMappingRequest request) {
        run.hearsOf(request.uuid());
        return wire.call(
                Operation.DELETE, request.uuid(), fault -> world.mappings().delete(request.uuid(), run.now()));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
