package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.RemovalPolicyProps;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/** A cleanup that is retained never gets a Delete event. To retain it alone is how to say so; who retains everything may not know. */
@SuppressWarnings("deprecation") // the types in which the CDK's own assertions answer
class RetainedCleanupTest {
    private static final String ID = "event-source-mapping-cleanup:never-acts";

    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");

    @Test
    void cleanupAloneIsRetainedOnPurpose() {
        RemovalPolicies.of(
                        testing.cleanup(builder -> builder.functions(function).eventSources(QUEUE_ARN)))
                .retain();

        assertThat(testing.warnings()).isEmpty();
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

    @Test
    void namedSourceIsWarnedOfWhereEverythingStays() {
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));
        RemovalPolicies.of(testing.stack()).retain();

        assertThat(testing.warnings()).hasSize(1);
    }

    @Test
    void uuidIsWarnedOfWhereEverythingStays() {
        testing.cleanup(builder -> builder.functions(function).uuids(TestingStack.UUID));
        RemovalPolicies.of(testing.stack()).retainOnUpdateOrDelete();

        assertThat(testing.warnings()).hasSize(1);
    }

    @Test
    void cleanupCanBeLetGoWhereEverythingStays() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.uuids(TestingStack.UUID));
        RemovalPolicies.of(testing.app()).retain();
        RemovalPolicies.of(cleanup).destroy();

        assertThat(testing.warnings()).isEmpty();
        Resources resources = testing.synthesize();
        assertThat(resources.byLogicalId().values())
                .filteredOn(resource -> "Delete".equals(resource.get("DeletionPolicy")))
                .containsExactly(resources.cleanup());
    }

    @Test
    void cleanupCanBeLetGoAfterAnyAspect() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.uuids(TestingStack.UUID));
        Aspects.of(testing.app()).add(new RetainEverything());
        RemovalPolicies.of(cleanup)
                .destroy(RemovalPolicyProps.builder()
                        .priority(AspectPriority.DEFAULT.intValue() + 1)
                        .build());

        assertThat(testing.warnings()).isEmpty();
        assertThat(testing.synthesize().cleanup()).containsEntry("DeletionPolicy", "Delete");
    }

    @Test
    void warningCanBeAcknowledgedByTheStack() {
        testing.cleanup(builder -> builder.uuids(TestingStack.UUID));
        RemovalPolicies.of(testing.stack()).retain();
        Annotations.of(testing.stack()).acknowledgeWarning(ID);

        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void whereEverythingGoesNothingIsWarnedOf() {
        function.applyRemovalPolicy(RemovalPolicy.RETAIN);
        testing.cleanup(builder -> builder.functions(function).uuids(TestingStack.UUID));
        RemovalPolicies.of(testing.stack()).destroy();

        assertThat(testing.warnings()).isEmpty();
        assertThat(testing.synthesize().byLogicalId().values())
                .extracting("DeletionPolicy")
                .containsOnly("Delete");
    }

    private static final class RetainEverything implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (node instanceof CfnResource resource) {
                resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
            }
        }
    }
}
