package io.github.eventsourcemappingcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CustomizeRolesOptions;
import software.amazon.awscdk.services.iam.Role;

/** Where only others may make roles ({@code Role.customizeRoles}) the CDK reports what each role has to allow. */
class CustomizedRolesTest {
    private static final String PROVIDER_ROLE = "Stack/EventSourceMappingCleanupProvider/Role";
    private static final CustomizeRolesOptions PRECREATED = CustomizeRolesOptions.builder()
            .usePrecreatedRoles(
                    Map.of(PROVIDER_ROLE, "made-for-cleanups", "Stack/Orders/ServiceRole", "made-for-orders"))
            .build();

    private final TestingStack testing = TestingStack.create();
    private final Path report = Path.of(testing.app().getOutdir(), "iam-policy-report.json");

    @BeforeEach
    void removeTheReportOfAnotherTest() throws IOException {
        Files.deleteIfExists(report);
    }

    @Test
    void precreatedRoleIsUsed_andNoRoleAndNoPolicyIsMade_butAllThatIsNeededIsReported() throws IOException {
        Role.customizeRoles(testing.stack(), PRECREATED);
        addCleanups();

        Resources resources = testing.synthesize();

        assertThat(resources.byLogicalId().values())
                .extracting("Type")
                .containsExactlyInAnyOrder(
                        "AWS::Lambda::Function",
                        "AWS::Lambda::Function",
                        "AWS::Logs::LogGroup",
                        EventSourceMappingCleanup.RESOURCE_TYPE,
                        EventSourceMappingCleanup.RESOURCE_TYPE);
        assertThat(Resources.properties(resources.byLogicalId().get("EventSourceMappingCleanupHandler"))
                        .get("Role"))
                .asString()
                .endsWith(":role/made-for-cleanups]]}");
        assertReportHasAllStatements();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void roleThatIsNotPrecreatedYetIsReportedAsMissing_alsoWhenItIsStillMade(boolean preventSynthesis)
            throws IOException {
        Role.customizeRoles(
                testing.stack(),
                CustomizeRolesOptions.builder()
                        .preventSynthesis(preventSynthesis)
                        .build());
        addCleanups();

        testing.app().synth();

        assertThat(roleOfTheProvider().get("missing").booleanValue()).isTrue();
        assertReportHasAllStatements();
    }

    @Test
    void cleanupGoesBeforeFunctionsLogGroupAndWhatIsAttachedToPrecreatedRoles() {
        Role.customizeRoles(testing.stack(), PRECREATED);
        testing.cleanup(builder -> builder.functions(testing.function("Orders")));
        attachPolicyTo("made-for-cleanups");
        attachPolicyTo("made-for-orders");

        Resources resources = testing.synthesize();

        assertThat(resources.neededByCleanup())
                .hasSize(5)
                .containsAll(resources.ofType("AWS::Lambda::Function").keySet())
                .containsAll(resources.ofType("AWS::Logs::LogGroup").keySet())
                .containsAll(resources.ofType("AWS::IAM::Policy").keySet());
    }

    private void addCleanups() {
        testing.cleanup("OfFunction", builder -> builder.functions(testing.function("Orders")));
        testing.cleanup("OfUuid", builder -> builder.uuids(TestingStack.UUID));
    }

    private void attachPolicyTo(String roleName) {
        CfnPolicy.Builder.create(testing.stack(), "PolicyOf-" + roleName)
                .policyName("more")
                .policyDocument(Map.of("Version", "2012-10-17", "Statement", List.of()))
                .roles(List.of(roleName))
                .build();
    }

    private void assertReportHasAllStatements() throws IOException {
        JsonNode statements = roleOfTheProvider().get("identityPolicyStatements");

        assertThat(statements)
                .extracting(statement -> statement.get("Action").toString())
                .containsExactly(
                        "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]",
                        "[\"cloudformation:DescribeStacks\",\"cloudformation:GetTemplate\","
                                + "\"cloudformation:ListStackResources\"]",
                        "\"cloudformation:DescribeStackResources\"",
                        "\"lambda:GetEventSourceMapping\"",
                        "\"lambda:ListEventSourceMappings\"",
                        "\"lambda:DeleteEventSourceMapping\"",
                        "\"lambda:DeleteEventSourceMapping\"");
        assertThat(statements.get(5).at("/Condition/ArnLike/lambda:FunctionArn"))
                .extracting(JsonNode::textValue)
                .containsExactly("(Stack/Orders/Resource.Arn)", "(Stack/Orders/Resource.Arn):*");
        assertThat(statements.get(6).get("Resource").textValue())
                .endsWith(":event-source-mapping:" + TestingStack.UUID);
    }

    private JsonNode roleOfTheProvider() throws IOException {
        for (JsonNode role : new ObjectMapper().readTree(report.toFile()).get("roles")) {
            if (role.get("roleConstructPath").textValue().equals(PROVIDER_ROLE)) {
                return role;
            }
        }
        throw new AssertionError("The report doesn't know " + PROVIDER_ROLE);
    }
}
