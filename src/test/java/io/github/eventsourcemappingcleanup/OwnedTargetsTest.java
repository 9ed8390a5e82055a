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
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.RemovalPolicyOptions;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/** What is the stack's own: what it makes, and retains neither when it is deleted nor when it is replaced. */
class OwnedTargetsTest {
    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");
    private final CfnResource resource = TestingStack.resource(function);

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
                Named.of("an Aspect", resource -> byAspect(resource, resource)),
                Named.of("an Aspect of the stack", resource -> byAspect(resource.getStack(), resource)));
    }

    private static void byAspect(IConstruct scope, CfnResource resource) {
        Aspects.of(scope).add(new IAspect() {
            @Override
            public void visit(IConstruct node) {
                if (node.equals(resource)) {
                    resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("retained")
    void aFunctionThatIsRetained_andWhateverIsOfIt_isNot(Consumer<CfnResource> retain) {
        Alias alias = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(function, alias));

        retain.accept(resource);

        assertThat(targets()).containsExactly(target(function), target(alias));
    }

    @Test
    void anAliasThatIsRetained_isNot_thoughItsFunctionIs() {
        Alias alias = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(function, alias));

        TestingStack.resource(alias).applyRemovalPolicy(RemovalPolicy.RETAIN);

        assertThat(targets()).containsExactly(own(function), target(alias));
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
    void aFunctionThatIsLetGo_is(Consumer<CfnResource> policy) {
        testing.cleanup(builder -> builder.functions(function));

        policy.accept(resource);

        assertThat(targets()).containsExactly(own(function));
    }

    @Test
    void inANestedStack_theTemplateThatIsUploadedSaysSo() {
        NestedStack nested =
                NestedStack.Builder.create(testing.stack(), "Nested").build();
        Queue queue = new Queue(nested, "Queue");
        Queue parents = new Queue(testing.stack(), "Parents");
        EventSourceMappingCleanup.Builder.create(nested, "Cleanup")
                .eventSources(queue.getQueueArn(), parents.getQueueArn())
                .build();

        Map<String, Object> cleanup = Template.fromStack(nested)
                .findResources(EventSourceMappingCleanup.RESOURCE_TYPE)
                .values()
                .iterator()
                .next();
        List<?> sources = (List<?>) ((Map<?, ?>) cleanup.get("Properties")).get("EventSources");
        assertThat(sources.get(0).toString()).contains("Owned=true");
        assertThat(sources.get(1).toString()).doesNotContain("Owned");
    }

    private List<Object> targets() {
        return List.copyOf((List<?>) testing.synthesize().properties().get("Functions"));
    }

    private Map<String, Object> own(IFunction selected) {
        return Map.of("Arn", testing.stack().resolve(selected.getFunctionArn()), "Owned", true);
    }

    private Map<String, Object> target(IFunction selected) {
        return Map.of("Arn", testing.stack().resolve(selected.getFunctionArn()));
    }
}
