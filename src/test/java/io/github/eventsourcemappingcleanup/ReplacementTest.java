package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static io.github.eventsourcemappingcleanup.TestingStack.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Version;
import software.constructs.Construct;

/** A new logical id is a new policy; the Delete of a replaced custom resource still finds the old one. */
class ReplacementTest {
    private static final BiConsumer<EventSourceMappingCleanup.Builder, Function> FUNCTION =
            (builder, function) -> builder.functions(function);

    @Test
    void sameSelectionHasTheSamePolicy() {
        assertThat(policyOf(FUNCTION)).isEqualTo(policyOf(FUNCTION));
    }

    @Test
    void anotherTimeoutHasTheSamePolicy() {
        assertThat(policyOf(FUNCTION.andThen((builder, function) -> builder.timeout(Duration.minutes(1)))))
                .isEqualTo(policyOf(FUNCTION));
    }

    @Test
    void anotherSelectionHasAnotherPolicy() {
        assertThat(policyOf(FUNCTION.andThen((builder, function) -> builder.eventSources(QUEUE_ARN))))
                .isNotEqualTo(policyOf(FUNCTION));
        assertThat(policyOf((builder, function) -> builder.functions(function.getCurrentVersion())))
                .isNotEqualTo(policyOf(FUNCTION));
    }

    @Test
    void functionThatIsReplacedHasAnotherPolicy() {
        assertThat(policyOf(
                        FUNCTION, function -> TestingStack.resource(function).setFunctionName("orders")))
                .isNotEqualTo(policyOf(FUNCTION))
                .isNotEqualTo(policyOf(
                        FUNCTION, function -> TestingStack.resource(function).setFunctionName("orders2")));
        assertThat(policyOf(
                        FUNCTION, function -> TestingStack.resource(function).setPackageType("Image")))
                .isNotEqualTo(policyOf(FUNCTION));
        assertThat(policyOf(
                        FUNCTION,
                        function -> TestingStack.resource(function)
                                .setTenancyConfig(CfnFunction.TenancyConfigProperty.builder()
                                        .tenantIsolationMode("PER_TENANT")
                                        .build())))
                .isNotEqualTo(policyOf(FUNCTION));
        assertThat(policyOf(
                        FUNCTION, function -> TestingStack.resource(function).overrideLogicalId("Renamed")))
                .isNotEqualTo(policyOf(FUNCTION));
    }

    @Test
    void functionThatIsUpdatedInPlaceHasTheSamePolicy() {
        assertThat(policyOf(
                        FUNCTION, function -> TestingStack.resource(function).setMemorySize(1024)))
                .isEqualTo(policyOf(FUNCTION));
    }

    @Test
    void aliasThatIsReplacedHasAnotherPolicy() {
        assertThat(policyOf((builder, function) -> builder.functions(alias(function, "live"))))
                .isNotEqualTo(policyOf((builder, function) -> builder.functions(alias(function, "canary"))));
    }

    /** CloudFormation allows 255 characters. */
    @Test
    void policyOfACleanupDeepInTheTreeHasALogicalIdThatIsAllowed() {
        TestingStack testing = TestingStack.create();
        List<String> ids = IntStream.range(0, 2)
                .mapToObj(last -> {
                    Construct scope = testing.stack();
                    for (int depth = 0; depth < 5; depth++) {
                        scope = new Construct(scope, "x".repeat(43) + depth + last);
                    }
                    TestingStack.cleanup(scope, "Cleanup", builder -> builder.uuids(UUID));
                    return scope.getNode().getId();
                })
                .toList();

        assertThat(testing.synthesize().ofType("AWS::IAM::Policy").keySet())
                .hasSameSizeAs(ids)
                .allSatisfy(id -> assertThat(id).hasSizeLessThanOrEqualTo(255));
    }

    static Stream<Consumer<CfnVersion>> replacements() {
        return Stream.of(
                version -> version.setFunctionName("orders"),
                version -> version.setDescription("another"),
                version -> version.setCodeSha256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                version -> version.setProvisionedConcurrencyConfig(
                        CfnVersion.ProvisionedConcurrencyConfigurationProperty.builder()
                                .provisionedConcurrentExecutions(1)
                                .build()),
                version -> version.setRuntimePolicy(CfnVersion.RuntimePolicyProperty.builder()
                        .updateRuntimeOn("Auto")
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void versionThatIsReplacedHasAnotherPolicy(Consumer<CfnVersion> change) {
        assertThat(policyOfVersion(change)).isNotEqualTo(policyOfVersion(version -> {}));
    }

    private static String policyOfVersion(Consumer<CfnVersion> change) {
        BiConsumer<EventSourceMappingCleanup.Builder, Function> version = (builder, function) -> builder.functions(
                Version.Builder.create(function, "Version").lambda(function).build());
        return policyOf(
                version,
                function -> change.accept((CfnVersion)
                        function.getNode().findChild("Version").getNode().getDefaultChild()));
    }

    private static Alias alias(Function function, String name) {
        return Alias.Builder.create(function, "Alias")
                .aliasName(name)
                .version(function.getCurrentVersion())
                .build();
    }

    private static String policyOf(BiConsumer<EventSourceMappingCleanup.Builder, Function> selection) {
        return policyOf(selection, function -> {});
    }

    /** What is done to the function comes after the cleanup is built: the hash is taken at the synthesis. */
    private static String policyOf(
            BiConsumer<EventSourceMappingCleanup.Builder, Function> selection, Consumer<Function> change) {
        TestingStack testing = TestingStack.create();
        Function function = testing.function("Orders");
        testing.cleanup(builder -> selection.accept(builder, function));
        change.accept(function);
        return testing.synthesize().cleanupPolicyId();
    }
}
