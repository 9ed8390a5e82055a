package io.github.eventsourcemappingcleanup.testbed.powertools;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.lambda.powertools.cloudformation.AbstractCustomResourceHandler;
import software.amazon.lambda.powertools.cloudformation.Response;

/**
 * A custom resource as Powertools for AWS Lambda (Java), "Custom Resources", says to write one. On Delete it lists the
 * function's mappings, deletes one after the other and asks for each every five seconds until it is gone. The SDK tries
 * again by itself; what is thrown, powertools answers with FAILED.
 */
public final class PowertoolsHandler extends AbstractCustomResourceHandler {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    // The client that powertools itself answers CloudFormation with, and the one that starts soonest.
    private final LambdaClient lambda =
            LambdaClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

    @Override
    protected Response create(CloudFormationCustomResourceEvent event, Context context) {
        return Response.success("mappings-of-" + functionName(event));
    }

    @Override
    protected Response update(CloudFormationCustomResourceEvent event, Context context) {
        return Response.success("mappings-of-" + functionName(event));
    }

    @Override
    protected Response delete(CloudFormationCustomResourceEvent event, Context context) {
        List<EventSourceMappingConfiguration> mappings = lambda
                .listEventSourceMappingsPaginator(request -> request.functionName(functionName(event)))
                .eventSourceMappings()
                .stream()
                .toList();
        mappings.stream()
                .filter(mapping -> !mapping.state().equals("Deleting"))
                .forEach(mapping -> delete(mapping.uuid()));
        mappings.forEach(mapping -> awaitEnd(mapping.uuid()));
        return Response.success(event.getPhysicalResourceId());
    }

    private void delete(String uuid) {
        try {
            lambda.deleteEventSourceMapping(request -> request.uuid(uuid));
        } catch (ResourceNotFoundException e) {
            // Somebody else did.
        }
    }

    private void awaitEnd(String uuid) {
        while (exists(uuid)) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private boolean exists(String uuid) {
        try {
            lambda.getEventSourceMapping(request -> request.uuid(uuid));
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    private static String functionName(CloudFormationCustomResourceEvent event) {
        return String.valueOf(event.getResourceProperties().get("FunctionName"));
    }
}
