package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;

class RemovalPolicyTest {
    private final TestingStack testing = TestingStack.create();
    private final EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));

    @Test
    void cleanupIsDeletedWithTheStackByDefault() {
        assertThat(testing.synthesize().cleanup()).containsEntry("DeletionPolicy", "Delete");
    }

    @Test
    void removalPolicyReachesTheCustomResourceByTheDefaultChild() {
        ((CfnResource) cleanup.getNode().getDefaultChild()).applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertOnlyTheCustomResourceIsRetained();
    }

    /** Its policy must go: CloudFormation can't delete a role that still has one. */
    @Test
    void removalPolicyOfTheWholeConstructReachesTheCustomResourceAlone() {
        RemovalPolicies.of(cleanup).retain();

        assertOnlyTheCustomResourceIsRetained();
    }

    private void assertOnlyTheCustomResourceIsRetained() {
        Resources resources = testing.synthesize();
        assertThat(resources.byLogicalId().values())
                .filteredOn(resource -> "Retain".equals(resource.get("DeletionPolicy")))
                .containsExactly(resources.cleanup());
    }
}
