package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.IPropertyInjector;
import software.amazon.awscdk.InjectionContext;
import software.amazon.awscdk.PropertyInjectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.IConstruct;

/** What an organisation sets everywhere, the library's resources included, by Aspects and by what the CDK has for it. */
@Tag("end-to-end")
class AspectsTest {
    private static final String BOUNDARY = "arn:aws:iam::111122223333:policy/boundary";

    @TempDir
    private static Path directory;

    private static Assembly assembly;
    private static StackTemplate template;

    @BeforeAll
    static void synthesize() {
        assembly = CdkSynth.of(TestingApp.class).into(directory.resolve("cdk.out"));
        template = assembly.template("Orders");
    }

    @Test
    void boundaryOfAllRolesIsOnTheProvidersToo() {
        assertThat(template.providerRole().get("PermissionsBoundary")).isEqualTo(BOUNDARY);
    }

    @Test
    void boundaryOfAStackIsOnTheProvidersToo() {
        assertThat(assembly.template("Bounded").providerRole().get("PermissionsBoundary"))
                .asString()
                .endsWith(":policy/boundary-of-the-stack]]}");
    }

    @Test
    void tagsAreOnWhateverCanBeTagged() {
        Map<String, String> tag = Map.of("Key", "cost-center", "Value", "42");

        assertThat(List.of(template.handler(), template.providerRole(), template.logGroup()))
                .extracting("Tags")
                .containsOnly(List.of(tag));
    }

    @Test
    void logRetentionIsThatOfAllLogGroups() {
        assertThat(template.logGroup().get("RetentionInDays")).isEqualTo(14);
    }

    @Test
    void javaRuntimeIsThatOfAllJavaFunctions() {
        assertThat(template.handler().get("Runtime")).isEqualTo("java21");
    }

    @Test
    void environmentNetworkAndKeyAreThoseOfAllFunctions() {
        assertThat(template.handler().get("Environment")).isEqualTo(Map.of("Variables", Map.of("STAGE", "test")));
        assertThat(template.handler().get("VpcConfig"))
                .isEqualTo(Map.of("SubnetIds", List.of("subnet-1"), "SecurityGroupIds", List.of("sg-1")));
        assertThat(template.handler().get("KmsKeyArn")).asString().contains(template.only("Key"));
    }

    @Test
    void cleanupStillGoesBeforeAllThatItNeeds_theImposedKeyIncluded() {
        template.assertIsWhole();
        assertThat(template.neededBy(template.only("Cleanup"))).contains(template.only("Key"));
    }

    @Test
    void packageThatIsDeployedIsTheOneThatTheLibraryCarries() {
        assertThat(assembly.deployedPackage("Orders")).isEqualTo(Assembly.carriedPackage());
    }

    @Test
    void blueprintsAreTakenUp() {
        StackTemplate blueprint = assembly.template("Blueprint");

        assertThat(blueprint.handler().get("Environment")).isEqualTo(Map.of("Variables", Map.of("STAGE", "blueprint")));
        assertThat(blueprint.logGroup().get("RetentionInDays")).isEqualTo(7);
        assertThat(blueprint.neededBy(blueprint.only("Cleanup")))
                .contains(StackTemplate.HANDLER, blueprint.providerId("Role"), blueprint.providerId("LogGroup"));
    }

    static final class TestingApp {
        private TestingApp() {}

        public static void main(String[] args) {
            App app = new App();
            Stack orders = new Stack(app, "Orders");
            addCleanup(orders);
            Key key = new Key(orders, "Key");
            Tags.of(app).add("cost-center", "42");
            PermissionsBoundary.of(orders).apply(ManagedPolicy.fromManagedPolicyArn(orders, "Boundary", BOUNDARY));
            Aspects.of(orders).add(new Imposed(key));
            Stack bounded = new Stack(
                    app,
                    "Bounded",
                    StackProps.builder()
                            .permissionsBoundary(
                                    software.amazon.awscdk.PermissionsBoundary.fromName("boundary-of-the-stack"))
                            .build());
            addCleanup(bounded);
            Stack blueprint = new Stack(app, "Blueprint");
            PropertyInjectors.of(blueprint)
                    .add(
                            new Blueprint(
                                    Function.PROPERTY_INJECTION_ID,
                                    Map.of("environment", Map.of("STAGE", "blueprint"))),
                            new Blueprint(LogGroup.PROPERTY_INJECTION_ID, Map.of("retention", RetentionDays.ONE_WEEK)));
            addCleanup(blueprint);
            app.synth();
        }

        private static void addCleanup(Stack stack) {
            SynthesizedStack.cleanup(stack, "Cleanup", SynthesizedStack.function(stack, "Orders"));
        }
    }

    private record Imposed(Key key) implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (node instanceof CfnLogGroup logGroup) {
                logGroup.setRetentionInDays(14);
            } else if (node instanceof Function function) {
                function.addEnvironment("STAGE", "test");
            } else if (node instanceof CfnFunction function) {
                function.setKmsKeyArn(key.getKeyArn());
                function.setVpcConfig(CfnFunction.VpcConfigProperty.builder()
                        .subnetIds(List.of("subnet-1"))
                        .securityGroupIds(List.of("sg-1"))
                        .build());
                if (String.valueOf(function.getRuntime()).startsWith("java")) {
                    function.setRuntime("java21");
                }
            }
        }
    }

    /** What the constructs of one class get beside what whoever makes them says. */
    private record Blueprint(String construct, Map<String, Object> imposed) implements IPropertyInjector {
        @Override
        public String getConstructUniqueId() {
            return construct;
        }

        @Override
        public Object inject(Object properties, InjectionContext context) {
            Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) properties);
            all.putAll(imposed);
            return all;
        }
    }
}
