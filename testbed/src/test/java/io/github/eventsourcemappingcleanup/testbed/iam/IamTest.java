package io.github.eventsourcemappingcleanup.testbed.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceDefinition;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/shop/1f2e";
    private static final String MAPPING = "arn:aws:lambda:eu-west-1:111111111111:event-source-mapping:";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:";

    private static final String ROLE = "arn:aws:iam::111111111111:role/worker-role";
    private static final String ALLOW_LIST = statement("lambda:ListEventSourceMappings", "*");

    private final AccountAndRegion home = new AccountAndRegion("eu-west-1", "111111111111");
    private final ControlPlane plane = new ControlPlane(InstantSource.system(), home, Durations.likeAws());
    private List<StackResource> resources = List.of();
    private final Iam iam = new Iam(plane, home, () -> resources);

    @Test
    void whatNoStatementAllowsIsDenied_inLambdasWords() {
        make(inline(statement("lambda:GetEventSourceMapping", MAPPING + "*")));

        Reply denial = lambda("GET", "").orElseThrow();

        assertThat(denial.status()).isEqualTo(403);
        assertThat(denial.headers()).contains(new Header("x-amzn-errortype", "AccessDeniedException"));
        assertThat(text(denial))
                .contains("\"Message\":\"User: arn:aws:sts::111111111111:assumed-role/worker-role/worker"
                        + " is not authorized to perform: lambda:ListEventSourceMappings on resource: *"
                        + " because no identity-based policy allows the lambda:ListEventSourceMappings action\"");
        assertThat(iam.denied()).containsExactly(new AccessRequest("lambda:ListEventSourceMappings", "*"));
        assertThat(lambda("GET", "/m1")).isEmpty();
    }

    @Test
    void whatNoStatementAllowsIsDenied_inCloudFormationsWords() {
        make(inline(ALLOW_LIST));

        Reply denial = cloudFormation("GetTemplate", "StackName", STACK).orElseThrow();

        assertThat(denial.status()).isEqualTo(403);
        assertThat(text(denial))
                .contains("<Code>AccessDenied</Code>")
                .contains("is not authorized to perform: cloudformation:GetTemplate on resource: " + STACK
                        + " because no identity-based policy allows the cloudformation:GetTemplate action");
    }

    @Test
    void onlyPoliciesThatAreThereNow_andAttachedToTheRole_count() {
        make(inline(), policy("AWS::IAM::Policy", "'Roles': ['worker-role']", ALLOW_LIST));
        assertThat(lambda("GET", "")).isEmpty();

        make(inline(), policy("AWS::IAM::Policy", "'Roles': ['another']", ALLOW_LIST));
        assertThat(lambda("GET", "")).isPresent();

        make(inline(ALLOW_LIST));
        assertThat(lambda("GET", "")).isEmpty();

        make(inline());
        assertThat(lambda("GET", "")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, orders:live, false",
        "orders, orders2, false",
        "orders:*, orders:live, true",
        "orders:*, orders, false"
    })
    void conditionIsHeldAgainstTheMappingsFunction(String pattern, String function, boolean allowed) {
        plane.add(NewMapping.reading("arn:aws:sqs:eu-west-1:111111111111:q", function)
                .uuid("m1"));
        make(inline(conditional(FUNCTION + pattern)));

        assertThat(lambda("DELETE", "/m1").isEmpty()).isEqualTo(allowed);
    }

    @Test
    void conditionDoesNotHoldForAMappingThatIsGone() {
        make(inline(conditional(FUNCTION + "orders")));

        assertThat(lambda("DELETE", "/m1")).isPresent();
    }

    @Test
    void callWithoutAStackHasNoResource() {
        make(inline(
                statement("cloudformation:DescribeStacks", STACK),
                statement("cloudformation:DescribeStackResources", STACK)));

        assertThat(cloudFormation("DescribeStacks", "StackName", STACK)).isEmpty();
        assertThat(cloudFormation("DescribeStacks", "StackName", STACK.replace("shop", "billing")))
                .isPresent();
        assertThat(cloudFormation("DescribeStackResources", "PhysicalResourceId", "m1"))
                .isPresent();
    }

    @Test
    void usedTellsStatementAndAction() {
        make(
                inline(statement("lambda:GetEventSourceMapping", MAPPING + "*"), ALLOW_LIST),
                policy("AWS::IAM::Policy", "'Roles': ['worker-role']", ALLOW_LIST));

        lambda("GET", "");

        assertThat(iam.used())
                .containsExactlyInAnyOrder(
                        new AllowedAction("Role", 1, "lambda:ListEventSourceMappings"),
                        new AllowedAction("Mine", 0, "lambda:ListEventSourceMappings"));
    }

    @Test
    void linesArriveOnlyIfStreamAndEventsAreAllowedOnTheLogGroup() {
        String group = "arn:aws:logs:eu-west-1:111111111111:log-group:mine:*";
        make(inline(statement("logs:CreateLogStream", group)));
        assertThat(iam.allowsLogging("worker", "mine")).isFalse();

        make(inline(statement("logs:CreateLogStream", group), statement("logs:PutLogEvents", group)));
        assertThat(iam.allowsLogging("worker", "mine")).isTrue();
        assertThat(iam.allowsLogging("worker", "another")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Allow, Deny, effect Deny",
        "Action, NotAction, member NotAction",
        "lambda:DeleteEventSourceMapping, lambda:DeleteFunction, action lambda:DeleteFunction",
        "lambda:DeleteEventSourceMapping, lambda:Delete*, action lambda:Delete*",
        "lambda:DeleteEventSourceMapping, lambda:deleteEventSourceMapping, action lambda:delete",
        "mapping:*, mapping:?, resource pattern arn:aws:lambda:eu-west-1:111111111111:event-source-mapping:?",
        "event-source-mapping:*, *, resource pattern arn:aws:lambda:eu-west-1:111111111111:*",
        "lambda:eu-west-1, lambda:*, resource pattern arn:aws:lambda:*:111111111111:event-source-mapping:*",
        "function:orders, function:orders*, pattern of a function",
        "function:orders, function:order?, pattern of a function",
        "ArnLike, ArnEquals, operator ArnEquals",
        "ArnLike, ArnLikeIfExists, operator ArnLikeIfExists",
        "lambda:FunctionArn, aws:SourceArn, condition key aws:SourceArn"
    })
    void statementThatIsNotKnownIsAnErrorOfTheTest(String known, String unknown, String named) {
        make(inline(ALLOW_LIST, conditional(FUNCTION + "orders").replace(known, unknown)));

        assertUnknown(named);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "AWS::IAM::ManagedPolicy, 'Roles': ['worker-role']",
                "AWS::IAM::RolePolicy, 'RoleName': 'worker-role'"
            })
    void policyOfAnotherTypeIsAnErrorOfTheTest(String type, String attachment) {
        make(inline(), policy(type, attachment, ALLOW_LIST));

        assertUnknown("policy of type " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ManagedPolicyArns", "PermissionsBoundary"})
    void roleWithMoreThanItsPoliciesIsAnErrorOfTheTest(String property) {
        make(role("'%s': 'any'".formatted(property)));

        assertUnknown(property + " of a role");
    }

    @Test
    void callOfAnActionThatIsNotKnownIsAnErrorOfTheTest() {
        assertThatThrownBy(() -> lambda("POST", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this stand-in knows no action lambda:CreateEventSourceMapping");
    }

    @Test
    void whatIsNoCallToAwsPasses() {
        make(inline());

        assertThat(iam.answer(request("PUT", "/response", ""))).isEmpty();
    }

    private void assertUnknown(String named) {
        assertThatThrownBy(() -> lambda("GET", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("this stand-in knows no " + named);
    }

    /** With the function, these are all that are there now. */
    private void make(StackResource... others) {
        resources = new ArrayList<>(List.of(others));
        resources.add(resource("AWS::Lambda::Function", "Worker", "worker", "'Role': '" + ROLE + "'"));
    }

    private Optional<Reply> lambda(String method, String uuid) {
        return iam.answer(request(method, "/2015-03-31/event-source-mappings" + uuid, ""));
    }

    private Optional<Reply> cloudFormation(String operation, String parameter, String value) {
        return iam.answer(request("POST", "/", "Action=" + operation + "&" + parameter + "=" + value));
    }

    private static Request request(String method, String target, String body) {
        Header credentials = new Header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=worker/20260915/eu-west-1/lambda/aws4_request, SignedHeaders=host");
        return new Request(method, target, List.of(credentials), body.getBytes(UTF_8));
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }

    /** The role, with these statements. */
    private static StackResource inline(String... statements) {
        return role("'Policies': [{'PolicyName': 'Inline', 'PolicyDocument': " + document(statements) + "}]");
    }

    private static StackResource role(String properties) {
        return resource("AWS::IAM::Role", "Role", "worker-role", properties);
    }

    private static StackResource policy(String type, String attachment, String... statements) {
        return resource(type, "Mine", "mine", attachment + ", 'PolicyDocument': " + document(statements));
    }

    private static StackResource resource(String type, String logicalId, String physicalId, String properties) {
        return new StackResource(
                new ResourceDefinition(logicalId, type, Map.of(), Set.of(), false, false),
                physicalId,
                Json.parsed("{" + properties.replace('\'', '"') + "}"),
                Map.of());
    }

    private static String document(String... statements) {
        return "{'Version': '2012-10-17', 'Statement': [" + String.join(",", statements) + "]}";
    }

    private static String statement(String action, String resource) {
        return "{'Effect': 'Allow', 'Action': '" + action + "', 'Resource': '" + resource + "'}";
    }

    private static String conditional(String pattern) {
        return "{'Effect': 'Allow', 'Action': ['lambda:DeleteEventSourceMapping'], 'Resource': ['" + MAPPING
                + "*'], 'Condition': {'ArnLike': {'lambda:FunctionArn': ['" + pattern + "']}}}";
    }
}
