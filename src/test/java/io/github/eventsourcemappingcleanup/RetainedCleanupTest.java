package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static io.github.eventsourcemappingcleanup.TestingStack.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.AspectOf;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.RemovalPolicyProps;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/** A cleanup that is retained never gets a Delete event. To retain it alone is how to say so; who retains everything may not know. */
@SuppressWarnings("deprecation") // the types in which the CDK's own assertions answer
class RetainedCleanupTest {
    private static final String ID = "event-source-mapping-cleanup:never-acts";

    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");

    static Stream<Consumer<EventSourceMappingCleanup>> retained() {
        return Stream.of(
                cleanup -> RemovalPolicies.of(cleanup).retain(),
                cleanup ->
                        ((CfnResource) cleanup.getNode().getDefaultChild()).applyRemovalPolicy(RemovalPolicy.RETAIN));
    }

    /** Its policy must be deleted: CloudFormation can't delete a role that still has one. */
    @ParameterizedTest
    @MethodSource("retained")
    void cleanupAloneIsRetainedOnPurpose_whichReachesItsCustomResourceAlone(
            Consumer<EventSourceMappingCleanup> retain) {
        retain.accept(testing.cleanup(builder -> builder.functions(function).eventSources(QUEUE_ARN)));

        assertThat(testing.warnings()).isEmpty();
        assertOnlyTheCustomResourceHas("Retain");
    }

    @Test
    void whereEverythingStaysSoDoMappings() {
        Queue queue = new Queue(testing.stack(), "Queue");
        testing.cleanup(builder -> builder.functions(function).eventSources(queue.getQueueArn()));
        RemovalPolicies.of(testing.stack()).retain();

        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void functionThatGoesWhileAllElseStaysIsWarnedOf() {
        testing.cleanup(builder -> builder.functions(function, testing.function("Billing")));
        RemovalPolicies.of(testing.stack()).retain();
        RemovalPolicies.of(function).destroy();

        assertThat(testing.warnings())
                .containsExactly(
                        "The removal policy retains this cleanup and its provider function when the stack is deleted."
                                + " CloudFormation then sends no Delete event, so mappings of resources that are deleted stay"
                                + " behind. Delete the cleanup with the stack: RemovalPolicies.of(cleanup).destroy(), with a"
                                + " priority after the Aspect that retains everything [ack: " + ID + "]");
    }

    static Stream<Consumer<EventSourceMappingCleanup.Builder>> notOfTheStack() {
        return Stream.of(builder -> builder.eventSources(QUEUE_ARN), builder -> builder.uuids(UUID));
    }

    @ParameterizedTest
    @MethodSource("notOfTheStack")
    void whatIsNotOfTheStackIsWarnedOfWhereEverythingStays(Consumer<EventSourceMappingCleanup.Builder> selection) {
        testing.cleanup(selection);
        RemovalPolicies.of(testing.stack()).retainOnUpdateOrDelete();

        assertThat(testing.warnings()).hasSize(1);
    }

    @Test
    void cleanupCanBeLetGoWhereEverythingStays() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.uuids(UUID));
        RemovalPolicies.of(testing.app()).retain();
        RemovalPolicies.of(cleanup).destroy();

        assertThat(testing.warnings()).isEmpty();
        assertOnlyTheCustomResourceHas("Delete");
    }

    @Test
    void cleanupCanBeLetGoAfterAnyAspect() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.uuids(UUID));
        Aspects.of(testing.app())
                .add(new AspectOf<>(CfnResource.class, resource -> resource.applyRemovalPolicy(RemovalPolicy.RETAIN)));
        RemovalPolicies.of(cleanup)
                .destroy(RemovalPolicyProps.builder()
                        .priority(AspectPriority.DEFAULT.intValue() + 1)
                        .build());

        assertThat(testing.warnings()).isEmpty();
        assertOnlyTheCustomResourceHas("Delete");
    }

    @Test
    void warningCanBeAcknowledgedByTheStack() {
        testing.cleanup(builder -> builder.uuids(UUID));
        RemovalPolicies.of(testing.stack()).retain();
        Annotations.of(testing.stack()).acknowledgeWarning(ID);

        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void whereEverythingGoesNothingIsWarnedOf() {
        function.applyRemovalPolicy(RemovalPolicy.RETAIN);
        testing.cleanup(builder -> builder.functions(function).uuids(UUID));
        RemovalPolicies.of(testing.stack()).destroy();

        assertThat(testing.warnings()).isEmpty();
        assertThat(testing.synthesize().byLogicalId().values())
                .extracting("DeletionPolicy")
                .containsOnly("Delete");
    }

    private void assertOnlyTheCustomResourceHas(String deletionPolicy) {
        TestingStack.Resources resources = testing.synthesize();
        assertThat(resources.byLogicalId().values())
                .filteredOn(resource -> deletionPolicy.equals(resource.get("DeletionPolicy")))
                .containsExactly(resources.cleanup());
    }
}
