package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

@SuppressWarnings("deprecation") // the types in which the CDK's own assertions answer
class RetainedTargetsTest {
    private static final String ID = "event-source-mapping-cleanup:retained";

    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");

    @Test
    void whatGoesWithTheStackIsNotWarnedOf() {
        Queue queue = new Queue(testing.stack(), "Queue");
        testing.cleanup(builder -> builder.functions(function)
                .eventSources(queue.getQueueArn(), TestingStack.QUEUE_ARN)
                .uuids(TestingStack.UUID));

        assertThat(testing.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RETAIN", "RETAIN_ON_UPDATE_OR_DELETE"})
    void functionThatStaysIsWarnedOf(RemovalPolicy policy) {
        testing.cleanup(builder -> builder.functions(function));
        function.applyRemovalPolicy(policy);

        assertThat(testing.warnings())
                .containsExactly(
                        "The removal policy retains Stack/Orders/Resource when the stack is deleted or a replacement"
                                + " takes its place, but this cleanup would delete its mappings. Leave it out of the selection,"
                                + " delete it with the stack (RemovalPolicy.DESTROY), or keep its mappings by retaining the cleanup"
                                + " as well:"
                                + " RemovalPolicies.of(cleanup).retain() [ack: " + ID + "]");
    }

    @Test
    void functionBehindAnAliasIsWarnedOf() {
        Alias alias = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(alias, function.getCurrentVersion()));
        function.applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertThat(testing.warnings()).singleElement().asString().contains(" retains Stack/Orders/Resource when ");
    }

    @Test
    void ownedSourceThatStaysIsWarnedOf() {
        Queue queue = new Queue(testing.stack(), "Queue");
        queue.applyRemovalPolicy(RemovalPolicy.RETAIN);
        testing.cleanup(builder -> builder.functions(function).eventSources(queue.getQueueArn()));

        assertThat(testing.warnings()).singleElement().asString().contains(" retains Stack/Queue/Resource when ");
    }

    @Test
    void sourceThatStaysOnlyWhenItIsReplacedIsWarnedOf() {
        Queue queue = new Queue(testing.stack(), "Queue");
        TestingStack.resource(queue).getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        testing.cleanup(builder -> builder.eventSources(queue.getQueueArn()));

        assertThat(testing.warnings()).singleElement().asString().contains(" retains Stack/Queue/Resource when ");
    }

    @Test
    void removalPolicyThatAnAspectSetsLaterCounts() {
        testing.cleanup(builder -> builder.functions(function));
        Aspects.of(testing.stack()).add(new RetainFunctions());

        assertThat(testing.warnings()).singleElement().asString().contains(" retains Stack/Orders/Resource when ");
    }

    @Test
    void allThatStayAreInOneWarning() {
        Queue queue = new Queue(testing.stack(), "Queue");
        testing.cleanup(builder ->
                builder.functions(function, TestingStack.alias(function)).eventSources(queue.getQueueArn()));
        RemovalPolicies.of(function).retain();
        queue.applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertThat(testing.warnings())
                .singleElement()
                .asString()
                .contains("Stack/Orders/Resource, ")
                .contains("Stack/Queue/Resource when ");
    }

    @Test
    void cleanupThatIsRetainedItselfDeletesNothing() {
        testing.cleanup(builder -> builder.functions(function));
        RemovalPolicies.of(testing.stack()).retain();

        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void warningCanBeAcknowledgedByTheStack() {
        testing.cleanup(builder -> builder.functions(function));
        function.applyRemovalPolicy(RemovalPolicy.RETAIN);
        Annotations.of(testing.stack()).acknowledgeWarning(ID);

        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void warningIsInTheAssemblyThatTheToolkitReads() {
        testing.cleanup(builder -> builder.functions(function));
        function.applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertThat(testing.app().synth().getStackByName("Stack").findMetadataByType("aws:cdk:warning"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.getPath()).isEqualTo("/Stack/Cleanup"));
    }

    private static final class RetainFunctions implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (node instanceof Function selected
                    && !selected.getNode().getPath().contains("Provider")) {
                TestingStack.resource(selected).applyRemovalPolicy(RemovalPolicy.RETAIN);
            }
        }
    }
}
