package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static io.github.eventsourcemappingcleanup.TestingStack.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;

class PermissionsTest {
    private final TestingStack testing = TestingStack.create();

    private static final Map<String, Object> LIST =
            Map.of("Effect", "Allow", "Action", "lambda:ListEventSourceMappings", "Resource", "*");

    @Test
    void providerMayReadMappingsAndItsStackAndWhoDeclaresAMappingAndWriteItsLogAndNoMore() {
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));

        Resources resources = testing.synthesize();
        Map<String, Object> role = Resources.properties(
                resources.ofType("AWS::IAM::Role").values().iterator().next());
        String logGroup =
                resources.ofType("AWS::Logs::LogGroup").keySet().iterator().next();

        assertThat(role).doesNotContainKey("ManagedPolicyArns");
        assertThat(statements(((List<?>) role.get("Policies")).get(0)))
                .isEqualTo(List.of(
                        Map.of(
                                "Effect", "Allow",
                                "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                "Resource", Map.of("Fn::GetAtt", List.of(logGroup, "Arn"))),
                        Map.of(
                                "Effect", "Allow",
                                "Action",
                                        List.of(
                                                "cloudformation:DescribeStacks",
                                                "cloudformation:GetTemplate",
                                                "cloudformation:ListStackResources"),
                                "Resource", Map.of("Ref", "AWS::StackId")),
                        Map.of("Effect", "Allow", "Action", "cloudformation:DescribeStackResources", "Resource", "*"),
                        Map.of(
                                "Effect", "Allow",
                                "Action", "lambda:GetEventSourceMapping",
                                "Resource", mappingArn("*"))));
    }

    @Test
    void mappingsOfAFunctionMayBeDeletedWhateverTheirQualifier() {
        Function function = testing.function("Orders");
        testing.cleanup(builder -> builder.functions(function));

        assertThat(cleanupStatements())
                .isEqualTo(List.of(
                        LIST,
                        deleteIfFunctionIsOneOf(List.of(
                                resolve(function.getFunctionArn()), resolve(function.getFunctionArn() + ":*")))));
    }

    @Test
    void mappingsOfAnAliasMayBeDeletedAndNoOthersOfItsFunction() {
        Alias alias = TestingStack.alias(testing.function("Orders"));
        testing.cleanup(builder -> builder.functions(alias));

        assertThat(cleanupStatements())
                .isEqualTo(List.of(LIST, deleteIfFunctionIsOneOf(List.of(resolve(alias.getFunctionArn())))));
    }

    @Test
    void selectedUuidsMayBeDeletedAndNoOthers() {
        String other = "24e0db71-5d35-4eb5-b481-8945cf9d10c2";
        testing.cleanup(builder -> builder.uuids(UUID, other));

        assertThat(cleanupStatements()).isEqualTo(List.of(delete(List.of(mappingArn(UUID), mappingArn(other)))));
    }

    @Test
    void everyMappingMayBeDeletedIfEventSourcesAreSelected() {
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));

        assertThat(cleanupStatements()).isEqualTo(List.of(LIST, delete(mappingArn("*"))));
    }

    @Test
    void selectedFunctionsAndUuidsNeedNothingBesideEventSources() {
        testing.cleanup(builder ->
                builder.functions(testing.function("Orders")).uuids(UUID).eventSources(QUEUE_ARN));

        assertThat(cleanupStatements()).isEqualTo(List.of(LIST, delete(mappingArn("*"))));
    }

    @Test
    void functionsAndUuidsHaveAStatementEach_besideThatForTheList() {
        testing.cleanup(builder -> builder.functions(testing.function("Orders")).uuids(UUID));

        assertThat((List<?>) cleanupStatements()).hasSize(3);
    }

    /** CloudFormation passes the root's id to the nested template as a parameter. */
    @Test
    void inANestedStackTheProviderMayAskForTheRootsStatus() {
        NestedStack parent =
                NestedStack.Builder.create(testing.stack(), "Parent").build();
        NestedStack nested = NestedStack.Builder.create(parent, "Nested").build();
        EventSourceMappingCleanup.Builder.create(nested, "Cleanup").uuids(UUID).build();

        Map<?, ?> role = (Map<?, ?>) Template.fromStack(nested).findResources("AWS::IAM::Role").values().stream()
                .findFirst()
                .orElseThrow()
                .get("Properties");

        assertThat((List<?>) statements(((List<?>) role.get("Policies")).get(0)))
                .filteredOn(statement -> "cloudformation:DescribeStacks".equals(((Map<?, ?>) statement).get("Action")))
                .singleElement()
                .satisfies(statement -> assertThat(
                                ((Map<?, ?>) statement).get("Resource").toString())
                        .matches("\\{Ref=referenceto\\w*AWSStackId\\w*\\}"));
    }

    private static Map<String, Object> delete(Object resource) {
        return Map.of("Effect", "Allow", "Action", "lambda:DeleteEventSourceMapping", "Resource", resource);
    }

    private Map<String, Object> deleteIfFunctionIsOneOf(List<Object> functionArns) {
        return Map.of(
                "Effect",
                "Allow",
                "Action",
                "lambda:DeleteEventSourceMapping",
                "Resource",
                mappingArn("*"),
                "Condition",
                Map.of("ArnLike", Map.of("lambda:FunctionArn", functionArns)));
    }

    private Object cleanupStatements() {
        return statements(Resources.properties(testing.synthesize().cleanupPolicy()));
    }

    private static Object statements(Object policy) {
        return ((Map<?, ?>) ((Map<?, ?>) policy).get("PolicyDocument")).get("Statement");
    }

    private Object mappingArn(String uuid) {
        return resolve(testing.stack()
                .formatArn(ArnComponents.builder()
                        .service("lambda")
                        .resource("event-source-mapping")
                        .resourceName(uuid)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build()));
    }

    private Object resolve(String token) {
        return testing.stack().resolve(token);
    }
}
