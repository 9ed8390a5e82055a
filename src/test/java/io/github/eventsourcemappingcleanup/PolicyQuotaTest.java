package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

class PolicyQuotaTest {
    private final TestingStack testing = TestingStack.create();

    @Test
    void cleanupsThatFitAreSynthesized() {
        addCleanups(testing.stack(), 4);

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    @Test
    void moreCleanupsThanTheRoleHoldsAreReported() {
        addCleanups(testing.stack(), 5);

        assertThatThrownBy(testing::synthesize)
                .hasMessageContaining("[Stack/EventSourceMappingCleanupProvider] Cleanups in this stack: 5. The role of"
                        + " their provider would need inline policies of at least 10,")
                .hasMessageContaining(" characters, and IAM allows 10,240.")
                .hasMessageContaining("Select several functions with one cleanup, functions(one, another)")
                .hasMessageContaining("into another stack, nested or not");
    }

    @Test
    void cleanupsOfANestedStackCountForItsOwnProvider() {
        addCleanups(testing.stack(), 3);
        addCleanups(new NestedStack(testing.stack(), "Nested"), 3);

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    @Test
    void whatElseTheRoleMayDoCounts() {
        Function handler =
                testing.cleanup(builder -> builder.uuids(TestingStack.UUID)).getHandler();
        handler.addToRolePolicy(statementOf(9_000));
        CfnRolePolicy.Builder.create(testing.stack(), "RolePolicy")
                .policyName("role-policy")
                .roleName(handler.getRole().getRoleName())
                .policyDocument(PolicyDocument.Builder.create()
                        .statements(List.of(statementOf(1_000)))
                        .build())
                .build();

        assertThatThrownBy(testing::synthesize).hasMessageContaining("Cleanups in this stack: 1. The role of");
    }

    @Test
    void managedPoliciesHaveAQuotaOfTheirOwn() {
        Function handler =
                testing.cleanup(builder -> builder.uuids(TestingStack.UUID)).getHandler();
        handler.addToRolePolicy(statementOf(5_000));
        ManagedPolicy.Builder.create(testing.stack(), "Managed")
                .roles(List.of(handler.getRole()))
                .statements(List.of(statementOf(5_000)))
                .build();

        assertThatNoException().isThrownBy(testing::synthesize);
    }

    private static PolicyStatement statementOf(int characters) {
        return PolicyStatement.Builder.create()
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of("arn:aws:sqs:eu-west-1:111122223333:" + "q".repeat(characters)))
                .build();
    }

    /** Each takes more than 2,000 characters. */
    private static void addCleanups(Stack stack, int count) {
        for (int number = 0; number < count; number++) {
            String[] uuids = IntStream.range(0, 20)
                    .mapToObj(digits -> String.format("%08d", digits) + TestingStack.UUID.substring(8))
                    .toArray(String[]::new);
            TestingStack.cleanup(stack, "Cleanup" + number, builder -> builder.uuids(uuids));
        }
    }

    @Test
    void numberIsCloseToWhatIamWillCountAndNotAboveIt() {
        Function named = Function.Builder.create(testing.stack(), "Named")
                .functionName("orders")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
        Function function = testing.function("Orders");
        testing.cleanup("First", builder -> builder.functions(function, testing.function("Invoices")));
        testing.cleanup("Second", builder -> builder.functions(named, TestingStack.alias(function)));
        Provider provider = (Provider) testing.stack().getNode().findChild("EventSourceMappingCleanupProvider");

        int really = charactersOnceDeployed(testing.synthesize());

        assertThat(new PolicyQuota(provider).characters()).isBetween(really * 88L / 100, (long) really);
    }

    /** With the values that CloudFormation would put in, the shortest Region and as few characters as it appends. */
    private static int charactersOnceDeployed(Resources resources) {
        Map<String, String> values = new HashMap<>(
                Map.of(
                        "AWS::Partition", "aws",
                        "AWS::Region", "us-east-1",
                        "AWS::AccountId", "111122223333",
                        "AWS::StackId",
                                "arn:aws:cloudformation:us-east-1:111122223333:stack/Stack/14e0db71-5d35-4eb5-b481-8945cf9d10c2"));
        resources
                .ofType("AWS::Lambda::Function")
                .keySet()
                .forEach(id ->
                        values.put(id, "arn:aws:lambda:us-east-1:111122223333:function:Stack-" + id + "-AbCdEfGhIjKl"));
        resources
                .ofType("AWS::Logs::LogGroup")
                .keySet()
                .forEach(id -> values.put(
                        id, "arn:aws:logs:us-east-1:111122223333:log-group:Stack-" + id + "-AbCdEfGhIjKl:*"));
        ShortestJson json = new ShortestJson(values);
        Stream<Object> ofRole = resources.ofType("AWS::IAM::Role").values().stream()
                .map(role -> Resources.properties(role).get("Policies"))
                .filter(policies -> policies != null)
                .flatMap(policies -> ((List<?>) policies).stream());
        Stream<Object> attached =
                resources.ofType("AWS::IAM::Policy").values().stream().map(Resources::properties);
        return Stream.concat(ofRole, attached)
                .map(policy -> json.of(((Map<?, ?>) policy).get("PolicyDocument")))
                .mapToInt(String::length)
                .sum();
    }

    @Test
    void referencesCountWithTheShortestValues() {
        ShortestJson json = new ShortestJson(Map.of("AWS::Partition", "aws", "Fn1", "arn:fn"));

        assertThat(json.of(Map.of("A", List.of(Map.of("Ref", "AWS::Partition"), 1, true, "x"))))
                .isEqualTo("{\"A\":[\"aws\",1,true,\"x\"]}");
        assertThat(json.of(Map.of("Fn::GetAtt", List.of("Fn1", "Arn")))).isEqualTo("\"arn:fn\"");
        assertThat(json.of(Map.of("Fn::GetAtt", List.of("Fn1", "Other")))).isEqualTo("\"\"");
        assertThat(json.of(Map.of(
                        "Fn::Join",
                        List.of("-", List.of("a", Map.of("Ref", "AWS::Partition"), Map.of("Ref", "Unknown"))))))
                .isEqualTo("\"a-aws-\"");
        assertThat(json.of(Map.of("Fn::ImportValue", "name"))).isEqualTo("\"\"");
        assertThat(json.of(Collections.emptyMap())).isEqualTo("{}");
    }
}
