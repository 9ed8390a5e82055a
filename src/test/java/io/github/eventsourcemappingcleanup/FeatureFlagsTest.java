package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * A cleanup is the same whatever feature flags of the CDK an app has. Which there are the CDK says in each assembly, so that a
 * new one is met when the CDK's version is raised.
 */
class FeatureFlagsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beside the services that a cleanup's resources are of. */
    private static final Set<String> EVERYWHERE = Set.of("core", "customresources", "custom-resources");

    private static Cleanup withoutFlags;

    @BeforeAll
    static void synthesizeWithoutFlags() {
        withoutFlags = Cleanup.of(synthesize(Map.of()));
        assertThat(withoutFlags.logicalIds()).hasSize(5);
        assertThat(withoutFlags.permissions()).hasSize(10);
    }

    static Stream<Arguments> flagsOnAndOff() throws IOException {
        Set<String> modules = modules(synthesize(Map.of()));
        List<Arguments> flags = recommended().entrySet().stream()
                .filter(flag -> modules.contains(module(flag.getKey())))
                .flatMap(flag -> values(flag.getValue()).map(value -> Arguments.of(flag.getKey(), value)))
                .toList();
        // Less, and the CDK says it in another way now.
        assertThat(flags).hasSizeGreaterThan(30);
        return flags.stream();
    }

    @ParameterizedTest
    @MethodSource("flagsOnAndOff")
    void cleanupIsTheSameWithEachFlagThatCouldTouchIt(String flag, Object value) {
        assertIsTheSame(Map.of(flag, value));
    }

    @Test
    void cleanupIsTheSameWithAllFlagsAsRecommended() throws IOException {
        assertIsTheSame(recommended());
    }

    @Test
    void cleanupIsTheSameWithAllFlagsTheOtherWayRound() throws IOException {
        Map<String, Object> flags = recommended();
        flags.values().removeIf(value -> !(value instanceof Boolean));
        flags.replaceAll((flag, value) -> !(Boolean) value);

        assertIsTheSame(flags);
    }

    private static void assertIsTheSame(Map<String, Object> flags) {
        Resources resources = synthesize(flags);

        assertThat(Cleanup.of(resources)).as("with %s", flags).isEqualTo(withoutFlags);
        assertThat(resources.neededByCleanup())
                .as("with %s", flags)
                .contains("EventSourceMappingCleanupHandler")
                .containsAll(resources.ofType("AWS::Lambda::Function").keySet())
                .containsAll(resources.ofType("AWS::IAM::Role").keySet())
                .containsAll(resources.ofType("AWS::IAM::Policy").keySet())
                .containsAll(resources.ofType("AWS::Logs::LogGroup").keySet())
                .containsAll(resources.ofType("AWS::SQS::Queue").keySet());
    }

    private static Resources synthesize(Map<String, Object> flags) {
        TestingStack testing = TestingStack.withContext(flags);
        Function function = testing.function("Orders");
        Queue queue = new Queue(testing.stack(), "Queue");
        queue.grantConsumeMessages(function);
        testing.cleanup(builder -> builder.functions(function).uuids(TestingStack.UUID));
        return testing.synthesize();
    }

    /** All flags that still can be set, each with the value that the CDK recommends. */
    private static Map<String, Object> recommended() throws IOException {
        App app = TestingStack.app(Map.of());
        app.synth();
        JsonNode report = JSON.readTree(
                        Path.of(app.getOutdir(), "manifest.json").toFile())
                .at("/artifacts/aws-cdk-lib~1feature-flag-report/properties/flags");
        Map<String, Map<String, Object>> flags = JSON.convertValue(report, new TypeReference<>() {});
        return flags.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        flag -> flag.getValue().get("recommendedValue"),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static Stream<Object> values(Object recommended) {
        return recommended instanceof Boolean ? Stream.of(true, false) : Stream.of(recommended);
    }

    /** Of {@code @aws-cdk/aws-iam:minimizePolicies}: aws-iam. */
    private static String module(String flag) {
        return flag.substring(flag.indexOf('/') + 1, flag.indexOf(':'));
    }

    private static Set<String> modules(Resources resources) {
        Set<String> modules = new TreeSet<>(EVERYWHERE);
        resources.byLogicalId().values().stream()
                .map(resource -> resource.get("Type").toString().split("::"))
                .filter(type -> type[0].equals("AWS"))
                .forEach(type -> modules.add("aws-" + type[1].toLowerCase(Locale.ROOT)));
        return modules;
    }

    /**
     * What one cleanup adds to a stack.
     *
     * @param logicalIds of its resources, by which CloudFormation knows them again
     * @param permissions of its provider's role, however many policies and statements they are written in
     */
    private record Cleanup(Set<String> logicalIds, Set<String> permissions) {

        static Cleanup of(Resources resources) {
            Map<String, Map<String, Object>> own = new TreeMap<>(resources.byLogicalId());
            own.entrySet()
                    .removeIf(resource -> !resource.getKey().startsWith("EventSourceMappingCleanup")
                            && !resource.getValue().get("Type").equals(EventSourceMappingCleanup.RESOURCE_TYPE));
            Set<String> permissions = new TreeSet<>();
            for (JsonNode document : JSON.<JsonNode>valueToTree(own).findValues("PolicyDocument")) {
                elements(document.get("Statement")).forEach(statement -> permissions.addAll(of(statement)));
            }
            return new Cleanup(own.keySet(), permissions);
        }

        private static Set<String> of(JsonNode statement) {
            Set<String> permissions = new TreeSet<>();
            elements(statement.get("Action"))
                    .forEach(action -> elements(statement.get("Resource"))
                            .forEach(resource -> permissions.add(statement.get("Effect") + " " + action + " on "
                                    + resource + " if " + statement.get("Condition"))));
            return permissions;
        }

        private static Iterable<JsonNode> elements(JsonNode value) {
            return value.isArray() ? value : List.of(value);
        }
    }
}
