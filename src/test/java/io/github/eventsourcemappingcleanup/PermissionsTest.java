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
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;

class PermissionsTest {
    private final TestingStack testing = TestingStack.create();

    private static final Map<String, Object> LIST =
            Map.of("Effect", "Allow", "Action", "lambda:ListEventSourceMappings", "Resource", "*");

    @Test
    void eachCleanupMayDeleteWhatItSelects_andNoMore() {
        Function function = testing.function("Orders");
        Alias alias = TestingStack.alias(function);
        String other = "24e0db71-5d35-4eb5-b481-8945cf9d10c2";
        testing.cleanup("OfFunction", builder -> builder.functions(function));
        testing.cleanup("OfAlias", builder -> builder.functions(alias));
        testing.cleanup("OfUuids", builder -> builder.uuids(UUID, other));
        testing.cleanup("OfSource", builder -> builder.eventSources(QUEUE_ARN));
        testing.cleanup("OfBoth", builder -> builder.functions(alias).uuids(UUID));
        testing.cleanup(
                "OfAll", builder -> builder.functions(function).uuids(UUID).eventSources(QUEUE_ARN));

        Resources resources = testing.synthesize();

        Object deleteOfFunction = deleteIfFunctionIsOneOf(
                List.of(resolve(function.getFunctionArn()), resolve(function.getFunctionArn() + ":*")));
        Object deleteOfAlias = deleteIfFunctionIsOneOf(List.of(resolve(alias.getFunctionArn())));
        assertThat(statements(resources, "OfFunction")).isEqualTo(List.of(LIST, deleteOfFunction));
        assertThat(statements(resources, "OfAlias")).isEqualTo(List.of(LIST, deleteOfAlias));
        assertThat(statements(resources, "OfUuids"))
                .isEqualTo(List.of(delete(List.of(mappingArn(UUID), mappingArn(other)))));
        assertThat(statements(resources, "OfSource")).isEqualTo(List.of(LIST, delete(mappingArn("*"))));
        assertThat(statements(resources, "OfBoth")).isEqualTo(List.of(LIST, deleteOfAlias, delete(mappingArn(UUID))));
        assertThat(statements(resources, "OfAll")).isEqualTo(List.of(LIST, delete(mappingArn("*"))));
    }

    /** CloudFormation passes the root's id to the nested template as a parameter. */
    @Test
    void inANestedStackTheProviderMayAskForTheRootsStatus() {
        NestedStack parent =
                NestedStack.Builder.create(testing.stack(), "Parent").build();
        NestedStack nested = NestedStack.Builder.create(parent, "Nested").build();
        EventSourceMappingCleanup.Builder.create(nested, "Cleanup").uuids(UUID).build();

        Map<String, Object> role = Resources.properties(Resources.of(nested)
                .ofType("AWS::IAM::Role")
                .values()
                .iterator()
                .next());

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

    private static Object statements(Resources resources, String cleanup) {
        return resources.ofType("AWS::IAM::Policy").entrySet().stream()
                .filter(policy -> policy.getKey().startsWith("EventSourceMappingCleanupProviderPolicy" + cleanup))
                .map(policy -> statements(Resources.properties(policy.getValue())))
                .findFirst()
                .orElseThrow();
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
