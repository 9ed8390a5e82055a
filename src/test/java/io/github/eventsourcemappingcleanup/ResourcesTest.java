package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;

class ResourcesTest {
    private static final String HANDLER = "EventSourceMappingCleanupHandler";

    @Test
    void firstCleanupOfAStackAddsFiveResources_eachFurtherOneTwo_sinceTheyShareTheProviderFunction() {
        TestingStack testing = TestingStack.create();
        EventSourceMappingCleanup first = testing.cleanup("First", builder -> builder.eventSources(QUEUE_ARN));
        EventSourceMappingCleanup second = testing.cleanup("Second", builder -> builder.eventSources(QUEUE_ARN));
        testing.cleanup("Third", builder -> builder.uuids(TestingStack.UUID));
        first.getHandler().addEnvironment("NAME", "value");

        assertThat(first.getHandler()).isSameAs(second.getHandler());
        Resources resources = testing.synthesize();
        assertThat(resources.byLogicalId()).hasSize(5 + 2 + 2);
        assertThat(resources.ofType("AWS::Lambda::Function")).containsOnlyKeys(HANDLER);
        assertThat(Resources.properties(resources.byLogicalId().get(HANDLER)))
                .containsEntry("Environment", Map.of("Variables", Map.of("NAME", "value")));
        assertThat(resources.ofType("AWS::IAM::Role")).hasSize(1);
        assertThat(resources.ofType("AWS::Logs::LogGroup")).hasSize(1);
        assertThat(resources.ofType("AWS::IAM::Policy")).hasSize(3);
        assertThat(resources.ofType(EventSourceMappingCleanup.RESOURCE_TYPE)).hasSize(3);
    }

    @Test
    void eachStackHasItsOwnProvider() {
        TestingStack testing = TestingStack.create();
        Stack other = new Stack(testing.app(), "Other");
        Stack nested = new NestedStack(testing.stack(), "Nested");
        EventSourceMappingCleanup here = testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));
        EventSourceMappingCleanup there =
                TestingStack.cleanup(other, "Cleanup", builder -> builder.eventSources(QUEUE_ARN));
        EventSourceMappingCleanup below = TestingStack.cleanup(
                nested, "Cleanup", builder -> builder.functions(TestingStack.function(nested, "F")));

        assertThat(here.getHandler()).isNotSameAs(there.getHandler()).isNotSameAs(below.getHandler());
        assertThat(Resources.of(other).byLogicalId()).hasSize(5);
        assertThat(Resources.of(nested).ofType("AWS::Lambda::Function"))
                .hasSize(2)
                .containsKey(HANDLER);
        assertThat(testing.synthesize().byLogicalId()).hasSize(5 + 1);
    }

    @Test
    void stackInAStageWorks() {
        Stage stage = new Stage(TestingStack.app(Map.of()), "Production");
        Stack stack = new Stack(stage, "Stack");
        TestingStack.cleanup(stack, "Cleanup", builder -> builder.functions(TestingStack.function(stack, "Orders")));

        assertThat(Resources.of(stack).ofType(EventSourceMappingCleanup.RESOURCE_TYPE))
                .hasSize(1);
    }
}
