package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/** What cdk-nag 2 says of the library's resources; the example asks cdk-nag 3. */
@SuppressWarnings("deprecation") // the types in which the CDK's own assertions answer
class NagTest {
    private static final String PROVIDER = "/Stack/EventSourceMappingCleanupProvider";

    private final TestingStack testing = TestingStack.create();

    @Test
    void awsSolutionsPackFindsNothing() {
        addCleanupsOfEveryKind(testing.stack());

        assertThat(findings(testing.stack())).isEmpty();
    }

    @Test
    void awsSolutionsPackFindsNothingInAStackOfAKnownRegion() {
        Stack stack = Stack.Builder.create(testing.app(), "InRegion")
                .env(Environment.builder()
                        .account("111122223333")
                        .region("eu-west-1")
                        .build())
                .build();
        addCleanupsOfEveryKind(stack);

        assertThat(findings(stack)).isEmpty();
    }

    @Test
    void oneRuleIsSuppressedAndForTheLibrarysOwnWildcardsAlone() {
        EventSourceMappingCleanup cleanup = addCleanupsOfEveryKind(testing.stack());
        cleanup.getHandler()
                .addToRolePolicy(PolicyStatement.Builder.create()
                        .actions(List.of("sqs:SendMessage"))
                        .resources(List.of("*"))
                        .build());

        assertThat(findings(testing.stack()))
                .containsExactly(PROVIDER + "/Role/DefaultPolicy/Resource AwsSolutions-IAM5[Resource::*]");
        assertThat(suppressedRules()).containsExactly("AwsSolutions-IAM5");
    }

    @Test
    void packIsAwake() {
        Queue queue = new Queue(testing.stack(), "Queue");
        testing.cleanup(builder -> builder.eventSources(queue.getQueueArn()));

        assertThat(findings(testing.stack())).contains("/Stack/Queue/Resource AwsSolutions-SQS4");
    }

    private static EventSourceMappingCleanup addCleanupsOfEveryKind(Stack stack) {
        Function function = TestingStack.function(stack, "Orders");
        // The function is the test's own: what is said of it and its role is of no interest.
        ((CfnFunction) function.getNode().getDefaultChild()).setRuntime("provided.al2023");
        TestingStack.cleanup(stack, "ByFunction", builder -> builder.functions(function));
        TestingStack.cleanup(stack, "BySource", builder -> builder.eventSources(TestingStack.QUEUE_ARN));
        return TestingStack.cleanup(stack, "ByUuid", builder -> builder.uuids(TestingStack.UUID));
    }

    /** Errors and warnings: where, and the rule's id. */
    private static List<String> findings(Stack stack) {
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().build());
        Annotations annotations = Annotations.fromStack(stack);
        return Stream.of(annotations.findError("*", Match.anyValue()), annotations.findWarning("*", Match.anyValue()))
                .flatMap(List::stream)
                .filter(message -> !message.getId().contains("/Orders/"))
                .map(message -> message.getId() + " "
                        + message.getEntry().getData().toString().split(": ", -1)[0])
                .toList();
    }

    private Set<Object> suppressedRules() {
        return testing.synthesize().byLogicalId().values().stream()
                .map(resource -> resource.get("Metadata"))
                .filter(Map.class::isInstance)
                .map(metadata -> ((Map<?, ?>) metadata).get("cdk_nag"))
                .filter(Map.class::isInstance)
                .flatMap(nag -> ((List<?>) ((Map<?, ?>) nag).get("rules_to_suppress")).stream())
                .map(rule -> ((Map<?, ?>) rule).get("id"))
                .collect(Collectors.toSet());
    }
}
