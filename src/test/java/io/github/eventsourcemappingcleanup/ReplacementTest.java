package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static io.github.eventsourcemappingcleanup.TestingStack.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Version;
import software.constructs.Construct;

/** A new logical id is a new policy; the Delete of a replaced custom resource still finds the old one. */
class ReplacementTest {
    private static final BiConsumer<EventSourceMappingCleanup.Builder, Function> FUNCTION =
            (builder, function) -> builder.functions(function);

    private static String policy;

    @BeforeAll
    static void synthesizeUnchanged() {
        policy = policyOf(FUNCTION);
    }

    @Test
    void anotherSelectionHasAnotherPolicy() {
        assertThat(policyOf((builder, function) -> {})).isNotEqualTo(policy);
        assertThat(policyOf(FUNCTION.andThen((builder, function) -> builder.eventSources(QUEUE_ARN))))
                .isNotEqualTo(policy);
    }

    /** A function, its version and an alias of this one, all selected. */
    record Selected(CfnFunction function, CfnVersion version, CfnAlias alias) {}

    static Stream<Consumer<Selected>> replacements() {
        return Stream.of(
                selected -> selected.function.setFunctionName("orders2"),
                selected -> selected.function.setFunctionName(null),
                selected -> selected.function.setPackageType("Image"),
                selected -> selected.function.setTenancyConfig(CfnFunction.TenancyConfigProperty.builder()
                        .tenantIsolationMode("PER_TENANT")
                        .build()),
                selected -> selected.function.overrideLogicalId("Renamed"),
                selected -> selected.alias.setName("canary"),
                selected -> selected.alias.setFunctionName("orders"),
                selected -> selected.version.setFunctionName("orders"),
                selected -> selected.version.setDescription("another"),
                selected -> selected.version.setCodeSha256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                selected -> selected.version.setProvisionedConcurrencyConfig(
                        CfnVersion.ProvisionedConcurrencyConfigurationProperty.builder()
                                .provisionedConcurrentExecutions(1)
                                .build()),
                selected -> selected.version.setRuntimePolicy(CfnVersion.RuntimePolicyProperty.builder()
                        .updateRuntimeOn("Auto")
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void whatIsReplacedHasAnotherPolicy(Consumer<Selected> change) {
        assertThat(policyOf(FUNCTION, change)).isNotEqualTo(policy);
    }

    @Test
    void sameSelectionHasTheSamePolicy_withAnotherTimeout_orWhenItIsUpdatedInPlace() {
        assertThat(policyOf(
                        FUNCTION.andThen((builder, function) -> builder.timeout(Duration.minutes(1))),
                        selected -> selected.function.setMemorySize(1024)))
                .isEqualTo(policy);
    }

    /** CloudFormation allows 255 characters. */
    @Test
    void policyOfACleanupDeepInTheTreeHasALogicalIdThatIsAllowed() {
        TestingStack testing = TestingStack.create();
        for (int last = 0; last < 2; last++) {
            Construct scope = testing.stack();
            for (int depth = 0; depth < 5; depth++) {
                scope = new Construct(scope, "x".repeat(43) + depth + last);
            }
            TestingStack.cleanup(scope, "Cleanup", builder -> builder.uuids(UUID));
        }

        assertThat(testing.synthesize().ofType("AWS::IAM::Policy").keySet())
                .hasSize(2)
                .allSatisfy(id -> assertThat(id).hasSizeLessThanOrEqualTo(255));
    }

    private static String policyOf(BiConsumer<EventSourceMappingCleanup.Builder, Function> selection) {
        return policyOf(selection, selected -> {});
    }

    /** What is changed is changed after the cleanup is built: the hash is taken at the synthesis. */
    private static String policyOf(
            BiConsumer<EventSourceMappingCleanup.Builder, Function> selection, Consumer<Selected> change) {
        TestingStack testing = TestingStack.create();
        Function function = testing.function("Orders");
        TestingStack.resource(function).setFunctionName("orders");
        Version version = Version.Builder.create(testing.stack(), "Version")
                .lambda(function)
                .build();
        Alias alias = Alias.Builder.create(testing.stack(), "Alias")
                .aliasName("live")
                .version(version)
                .build();
        testing.cleanup(builder -> selection.accept(builder.functions(version, alias), function));
        change.accept(new Selected(
                TestingStack.resource(function), (CfnVersion) version.getNode().getDefaultChild(), (CfnAlias)
                        alias.getNode().getDefaultChild()));
        return testing.synthesize().cleanupPolicyId();
    }
}
