package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.RemovalPolicyOptions;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * What the stack makes is its own, unless it retains it when it is deleted or when it is replaced. The cleanup would delete the
 * mappings of what is retained too, so that is a warning.
 */
@SuppressWarnings("deprecation") // the types in which the CDK's own assertions answer
class RetainedTargetsTest {
    private static final String ID = "event-source-mapping-cleanup:retained";

    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");
    private final CfnResource resource = TestingStack.resource(function);
    private final Queue queue = new Queue(testing.stack(), "Queue");

    static Stream<Named<Consumer<CfnResource>>> retained() {
        return Stream.of(
                Named.of("Retain", resource -> resource.applyRemovalPolicy(RemovalPolicy.RETAIN)),
                Named.of(
                        "RetainExceptOnCreate",
                        resource -> resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)),
                Named.of(
                        "the deletion policy alone",
                        resource -> resource.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN)),
                Named.of(
                        "the update policy alone",
                        resource -> resource.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN)),
                Named.of("an Aspect", resource -> Aspects.of(resource).add(retaining(resource))),
                Named.of(
                        "an Aspect of the stack",
                        resource -> Aspects.of(resource.getStack()).add(retaining(resource))));
    }

    private static TestingStack.AspectOf<CfnResource> retaining(CfnResource resource) {
        return new TestingStack.AspectOf<>(CfnResource.class, visited -> {
            if (visited.equals(resource)) {
                resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("retained")
    void aFunctionThatIsRetained_andWhateverIsOfIt_isNotOwned_andIsWarnedOf(Consumer<CfnResource> retain) {
        Alias alias = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(function, alias));

        retain.accept(resource);

        assertThat(functions()).isEqualTo(List.of(target(function), target(alias)));
        assertThat(testing.warnings())
                .containsExactly(
                        "The removal policy retains Stack/Orders/Resource when the stack is deleted or a replacement"
                                + " takes its place, but this cleanup would delete its mappings. Leave it out of the selection,"
                                + " delete it with the stack (RemovalPolicy.DESTROY), or keep its mappings by retaining the cleanup"
                                + " as well:"
                                + " RemovalPolicies.of(cleanup).retain() [ack: " + ID + "]");
    }

    @Test
    void aFunctionThatIsRetained_isWarnedOfBehindAnAliasOrAVersion() {
        Alias alias = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(alias, function.getCurrentVersion()));

        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertThat(testing.warnings()).singleElement().asString().contains(" retains Stack/Orders/Resource when ");
    }

    @Test
    void anAliasThatIsRetained_isNotOwned_thoughItsFunctionIs() {
        Alias alias = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(function, alias));

        TestingStack.resource(alias).applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertThat(functions()).isEqualTo(List.of(own(function), target(alias)));
    }

    static Stream<Named<Consumer<CfnResource>>> letGo() {
        return Stream.of(
                Named.of("nothing said", resource -> {}),
                Named.of("Delete", resource -> resource.applyRemovalPolicy(RemovalPolicy.DESTROY)),
                Named.of(
                        "Snapshot", resource -> resource.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.SNAPSHOT)),
                Named.of("retained, and then let go", resource -> {
                    resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
                    resource.applyRemovalPolicy(
                            RemovalPolicy.DESTROY,
                            RemovalPolicyOptions.builder()
                                    .applyToUpdateReplacePolicy(true)
                                    .build());
                }));
    }

    @ParameterizedTest
    @MethodSource("letGo")
    void aFunctionThatIsLetGo_isOwned_andNotWarnedOf(Consumer<CfnResource> policy) {
        testing.cleanup(builder -> builder.functions(function)
                .eventSources(queue.getQueueArn(), TestingStack.QUEUE_ARN)
                .uuids(TestingStack.UUID));

        policy.accept(resource);

        assertThat(functions()).isEqualTo(List.of(own(function)));
        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void allThatIsRetainedIsInOneWarning() {
        testing.cleanup(builder ->
                builder.functions(function, TestingStack.alias(function)).eventSources(queue.getQueueArn()));
        RemovalPolicies.of(function).retain();
        TestingStack.resource(queue).getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);

        assertThat(testing.warnings())
                .singleElement()
                .asString()
                .contains("Stack/Orders/Resource, ")
                .contains("Stack/Queue/Resource when ");
    }

    @Test
    void warningCanBeAcknowledgedByTheStack() {
        testing.cleanup(builder -> builder.functions(function));
        function.applyRemovalPolicy(RemovalPolicy.RETAIN);
        Annotations.of(testing.stack()).acknowledgeWarning(ID);

        assertThat(testing.warnings()).isEmpty();
    }

    @Test
    void inANestedStack_theTemplateThatIsUploadedSaysWhatIsOwned() {
        NestedStack nested = new NestedStack(testing.stack(), "Nested");
        Queue own = new Queue(nested, "Queue");
        TestingStack.cleanup(
                nested, "Cleanup", builder -> builder.eventSources(own.getQueueArn(), queue.getQueueArn()));

        List<?> sources =
                (List<?>) TestingStack.Resources.of(nested).properties().get("EventSources");

        assertThat(sources.get(0).toString()).contains("Owned=true");
        assertThat(sources.get(1).toString()).doesNotContain("Owned");
    }

    private Object functions() {
        return testing.synthesize().properties().get("Functions");
    }

    private Map<String, Object> own(IFunction selected) {
        return Map.of("Arn", testing.stack().resolve(selected.getFunctionArn()), "Owned", true);
    }

    private Map<String, Object> target(IFunction selected) {
        return Map.of("Arn", testing.stack().resolve(selected.getFunctionArn()));
    }
}
