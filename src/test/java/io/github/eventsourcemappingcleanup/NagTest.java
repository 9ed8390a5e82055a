package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;

/** What cdk-nag 2 says of the library's resources; the example asks cdk-nag 3. */
@SuppressWarnings("deprecation") // the types in which the CDK's own assertions answer
class NagTest {
    private static final String PROVIDER = "/Stack/EventSourceMappingCleanupProvider";

    private final TestingStack testing = TestingStack.create();

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
    void oneRuleIsSuppressed_andForTheLibrarysOwnWildcardsAlone_soThatAnotherOneIsFound() {
        EventSourceMappingCleanup cleanup = addCleanupsOfEveryKind(testing.stack());
        cleanup.getHandler().addToRolePolicy(TestingStack.statement("*"));

        assertThat(findings(testing.stack()))
                .containsExactly(PROVIDER + "/Role/DefaultPolicy/Resource AwsSolutions-IAM5[Resource::*]");
        assertThat(suppressedRules()).containsExactly("AwsSolutions-IAM5");
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

    private List<String> suppressedRules() {
        return new ObjectMapper()
                .<JsonNode>valueToTree(testing.synthesize().byLogicalId()).findValues("rules_to_suppress").stream()
                        .flatMap(rules -> rules.findValuesAsText("id").stream())
                        .distinct()
                        .toList();
    }
}
