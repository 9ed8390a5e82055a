package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.Plan;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

class MappingsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final DeployedStack STACK = new DeployedStack(
            "id", Map.of("QueueArn", "arn:aws:sqs:us-east-1:000000000000:queue", "FunctionName", "worker"));

    private Instant now = START;
    private final ControlPlane controlPlane = new ControlPlane(
            () -> now,
            new AccountAndRegion("us-east-1", "000000000000"),
            new Durations(Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ZERO));
    private final LambdaClient lambda = InProcessClients.client(LambdaClient.builder(), controlPlane);
    private final Mappings mappings = new Mappings(lambda, controlPlane, () -> now);

    @BeforeEach
    void create() {
        mappings.create(new Plan("QueueArn", "FunctionName", true, Duration.ofSeconds(7), GONE), STACK);
    }

    @Test
    void look_tellsTheStateAndSinceWhen() {
        now = START.plusSeconds(5);

        assertThat(mappings.look()).singleElement().satisfies(mapping -> {
            assertThat(mapping).hasToString("Queue -> Function");
            assertThat(mapping.state()).isEqualTo("Enabled");
            assertThat(mapping.since()).isEqualTo(START.plusSeconds(2));
            assertThat(mapping.deletionTook(now)).isEmpty();
        });
    }

    @Test
    void deletion_takesAsLongAsPlanned() {
        now = START.plusSeconds(5);
        lambda.deleteEventSourceMapping(
                request -> request.uuid(mappings.look().get(0).uuid()));

        assertThat(took(mappings.look(), START.plusSeconds(11))).isEqualTo("Deleting not within 6.0 s");
        assertThat(took(mappings.ask(), START.plusSeconds(11))).isEqualTo("Deleting not within 6.0 s");
        now = START.plusSeconds(12);
        assertThat(took(mappings.look(), START.plusSeconds(60))).isEqualTo("gone 7.0 s");
        assertThat(took(mappings.ask(), START.plusSeconds(60))).isEqualTo("gone 7.0 s");
    }

    @Test
    void deletion_whenDeletingWasNeverSeen_tookNoTime() {
        DemoMapping mapping = mappings.look().get(0);

        assertThat(mapping.next(GONE, START.plusSeconds(5)).deletionTook(START.plusSeconds(60)))
                .isEqualTo("0.0 s");
    }

    private static String took(List<DemoMapping> seen, Instant moment) {
        return seen.get(0).state() + " " + seen.get(0).deletionTook(moment);
    }
}
