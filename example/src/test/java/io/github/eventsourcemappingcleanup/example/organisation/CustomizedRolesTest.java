package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CustomizeRolesOptions;
import software.amazon.awscdk.services.iam.Role;

/** Roles that only others may make: they get a report of what to allow, and the app names what they made. */
@Tag("end-to-end")
class CustomizedRolesTest {
    private static final String PROVIDER_ROLE = "Orders/EventSourceMappingCleanupProvider/Role";

    @Test
    void precreatedRolesAreUsed_andTheReportHasAllThatTheProviderNeeds(@TempDir Path directory) {
        Assembly assembly = CdkSynth.of(TestingApp.class).into(directory.resolve("cdk.out"));

        StackTemplate template = assembly.template("Orders");
        assertThat(template.ofType("AWS::IAM::Role")).isEmpty();
        assertThat(template.ofType("AWS::IAM::Policy")).isEmpty();
        assertThat(template.handler().get("Role")).asString().endsWith(":role/made-for-cleanups]]}");
        assertThat(template.neededBy(template.only("Cleanup")))
                .containsExactlyInAnyOrder(
                        StackTemplate.HANDLER, template.providerId("LogGroup"), template.only("Orders"));
        assertThat(statements(assembly))
                .extracting("Action")
                .contains(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        "lambda:ListEventSourceMappings",
                        "lambda:GetEventSourceMapping",
                        "lambda:DeleteEventSourceMapping");
    }

    private static List<Map<?, ?>> statements(Assembly assembly) {
        Map<?, ?> role = ((List<?>) assembly.json("iam-policy-report.json").get("roles"))
                .stream()
                        .map(reported -> (Map<?, ?>) reported)
                        .filter(reported -> PROVIDER_ROLE.equals(reported.get("roleConstructPath")))
                        .findFirst()
                        .orElseThrow();
        return ((List<?>) role.get("identityPolicyStatements"))
                .stream().<Map<?, ?>>map(statement -> (Map<?, ?>) statement).toList();
    }

    static final class TestingApp {
        private TestingApp() {}

        public static void main(String[] args) {
            App app = new App();
            Role.customizeRoles(
                    app,
                    CustomizeRolesOptions.builder()
                            .usePrecreatedRoles(Map.of(
                                    PROVIDER_ROLE, "made-for-cleanups", "Orders/Orders/ServiceRole", "made-for-orders"))
                            .build());
            Stack stack = new Stack(app, "Orders");
            SynthesizedStack.cleanup(stack, "Cleanup", SynthesizedStack.function(stack, "Orders"));
            app.synth();
        }
    }
}
