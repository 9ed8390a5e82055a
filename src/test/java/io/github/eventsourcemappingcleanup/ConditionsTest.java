package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnConditionProps;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/** CloudFormation refuses a template in which something refers to what a condition leaves out. */
class ConditionsTest {
    private final TestingStack testing = TestingStack.create();
    private final CfnCondition condition = new CfnCondition(
            testing.stack(),
            "IsWanted",
            CfnConditionProps.builder().expression(Fn.conditionEquals("a", "b")).build());

    @Test
    void whatIsAddedForACleanupHasTheConditionOfItsCustomResource_theSharedProviderHasNone() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.functions(testing.function("Orders")));
        ((CfnResource) cleanup.getNode().getDefaultChild()).getCfnOptions().setCondition(condition);

        assertHasTheCondition(testing.synthesize());
    }

    @Test
    void conditionMayComeFromAnAspect() {
        Construct orders = new Construct(testing.stack(), "Orders");
        TestingStack.cleanup(
                orders, "Cleanup", builder -> builder.functions(TestingStack.function(orders, "Function")));
        Aspects.of(orders)
                .add(new TestingStack.AspectOf<>(
                        CfnResource.class, resource -> resource.getCfnOptions().setCondition(condition)));

        assertHasTheCondition(testing.synthesize());
    }

    private static void assertHasTheCondition(Resources resources) {
        assertThat(List.of(resources.cleanup(), resources.cleanupPolicy()))
                .allSatisfy(resource -> assertThat(resource).containsEntry("Condition", "IsWanted"));
        Map<String, Map<String, Object>> provider = resources.byLogicalId();
        provider.keySet()
                .removeIf(id -> !id.startsWith("EventSourceMappingCleanup") || id.equals(resources.cleanupPolicyId()));
        assertThat(provider)
                .hasSize(3)
                .allSatisfy((id, resource) -> assertThat(resource).doesNotContainKey("Condition"));
    }
}
