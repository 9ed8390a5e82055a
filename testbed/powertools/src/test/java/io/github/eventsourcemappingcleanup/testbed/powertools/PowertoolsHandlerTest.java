package io.github.eventsourcemappingcleanup.testbed.powertools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceRequest;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The package under the real Lambda runtime client: what is compared with does the same work. */
class PowertoolsHandlerTest {

    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";

    private final InstantSource clock = InstantSource.system();
    private final ControlPlane plane = new ControlPlane(
            clock,
            new AccountAndRegion("eu-west-1", "111111111111"),
            new Durations(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(200)));
    private final ResponseBucket bucket = new ResponseBucket(clock);
    private final LocalEndpoint endpoint = LocalEndpoint.start(plane, bucket);
    private final LambdaHost host = new LambdaHost(
            Path.of(System.getProperty("powertools.package")),
            new FunctionSettings(
                    "provider",
                    PowertoolsHandler.class.getName(),
                    512,
                    "eu-west-1",
                    "111111111111",
                    Map.of("AWS_ENDPOINT_URL", endpoint.uri().toString())),
            List.of(),
            line -> {});

    @AfterEach
    void stop() {
        host.close();
        endpoint.close();
    }

    @Test
    void create_deletesNothing_andDelete_removesTheFunctionsMappingsAndWaitsUntilTheyAreGone() {
        plane.add(NewMapping.reading(QUEUE, "orders"))
                .add(NewMapping.reading(QUEUE + "2", "orders").inState("Disabled"))
                .add(NewMapping.reading(QUEUE, "other").uuid("other"));
        ResourceRequest create =
                ResourceRequest.create(STACK, "Custom::Mappings", "Cleanup", Map.of("FunctionName", "orders"));

        ResourceOutcome created = send(create);
        int left = plane.mappings().size();
        ResourceOutcome deleted = send(create.delete("mappings-of-orders"));

        assertThat(created).isEqualTo(new ResourceOutcome.Succeeded("mappings-of-orders", Map.of()));
        assertThat(left).isEqualTo(3);
        assertThat(deleted).isEqualTo(created);
        assertThat(plane.mappings()).extracting(MappingView::uuid).containsExactly("other");
    }

    private ResourceOutcome send(ResourceRequest request) {
        return new CustomResources(bucket, endpoint.uri(), event -> host.invokeAsync(event, Duration.ofSeconds(60)))
                .send(request, Duration.ofSeconds(90))
                .join();
    }
}
