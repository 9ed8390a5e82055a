package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

class DependencyCyclesTest {
    private static final String REMEDY = "Let only what makes mappings depend on the cleanup (addDependency)";

    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");
    private final EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.functions(function));

    @Test
    void selectedFunctionThatDependsOnTheCleanupIsReported() {
        function.getNode().addDependency(cleanup);

        assertReported("Stack/Cleanup/Resource/Default -> Stack/Orders/Resource -> Stack/Cleanup/Resource/Default");
    }

    @Test
    void creatorThatTheFunctionMayInvokeIsReported() {
        Function creator = testing.function("Creator");
        creator.grantInvoke(function);

        creator.getNode().addDependency(cleanup);

        assertReported("Stack/Cleanup/Resource/Default -> Stack/Orders/ServiceRole/DefaultPolicy/Resource"
                + " -> Stack/Creator/Resource -> Stack/Cleanup/Resource/Default");
    }

    @Test
    void creatorThatTheFunctionKnowsByItsEnvironmentIsReported() {
        Function creator = testing.function("Creator");
        function.addEnvironment("CREATOR", creator.getFunctionName());

        creator.getNode().addDependency(cleanup);

        assertReported("Stack/Cleanup/Resource/Default -> Stack/Orders/Resource -> Stack/Creator/Resource"
                + " -> Stack/Cleanup/Resource/Default");
    }

    @Test
    void ownedSourceThatDependsOnTheCleanupIsReported() {
        Queue queue = new Queue(testing.stack(), "Queue");
        EventSourceMappingCleanup ofQueue =
                testing.cleanup("QueueCleanup", builder -> builder.eventSources(queue.getQueueArn()));

        queue.getNode().addDependency(ofQueue);

        assertReported("Each of these resources needs the next one: Stack/QueueCleanup/Resource/Default"
                + " -> Stack/Queue/Resource -> Stack/QueueCleanup/Resource/Default");
    }

    private void assertReported(String way) {
        assertThatThrownBy(testing::synthesize).hasMessageContaining(way).hasMessageContaining(REMEDY);
    }
}
