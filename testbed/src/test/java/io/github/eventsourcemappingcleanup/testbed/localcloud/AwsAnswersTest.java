package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class AwsAnswersTest {
    private static final String STACK = "arn:aws:cloudformation:us-east-1:000000000000:stack/Example/1";
    private static final String OTHER_STACK = "arn:aws:cloudformation:us-east-1:000000000000:stack/Other/2";
    private static final ProviderEvent DELETE = new ProviderEvent("Delete", STACK, "Cleanup");

    private String status = "UPDATE_IN_PROGRESS";
    private final ProviderEvents events = new ProviderEvents();
    private final AwsAnswers answers = new AwsAnswers(this::ministack, events);
    private final LocalEndpoint endpoint = LocalEndpoint.start(answers, this::ministack);
    private final CloudFormationClient client = new Clients(endpoint.uri()).cloudFormation();

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    @Test
    void update_whileItsDeleteIsHandled_isInTheCleanUpPhase() {
        events.begin(DELETE);

        assertThat(statusOf(STACK)).isEqualTo("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void update_beforeAndAfterItsDelete_isInProgress() {
        assertThat(statusOf(STACK)).isEqualTo("UPDATE_IN_PROGRESS");
        events.begin(DELETE);
        events.end(DELETE);

        assertThat(statusOf(STACK)).isEqualTo("UPDATE_IN_PROGRESS");
    }

    @Test
    void update_whileSomethingElseIsHandled_isInProgress() {
        events.begin(new ProviderEvent("Update", STACK, "Cleanup"));
        events.begin(new ProviderEvent("Delete", OTHER_STACK, "Cleanup"));

        assertThat(statusOf(STACK)).isEqualTo("UPDATE_IN_PROGRESS");
    }

    @Test
    void deletion_whileItsDeleteIsHandled_isWhatItIs() {
        status = "DELETE_IN_PROGRESS";
        events.begin(DELETE);

        assertThat(statusOf(STACK)).isEqualTo("DELETE_IN_PROGRESS");
    }

    @Test
    void mapping_isDeclaredByNobody() {
        assertThatThrownBy(() -> client.describeStackResources(request -> request.physicalResourceId("mapping")))
                .isInstanceOfSatisfying(CloudFormationException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Stack for mapping does not exist");
                });
    }

    @Test
    void allElse_isLeftToMiniStack() {
        assertThat(answers.answer(form("Action=DescribeStackResources&StackName=Example")))
                .isEmpty();
        assertThat(answers.answer(form("Action=DescribeStacks"))).isEmpty();
        assertThat(answers.answer(form("Action=GetTemplate&StackName=Example"))).isEmpty();
        assertThat(answers.answer(request("application/x-amz-json-1.1", "{\"Data\":\"100%\"}")))
                .isEmpty();
    }

    private Optional<Reply> ministack(Request request) {
        return Optional.of(Reply.of(
                200,
                "text/xml",
                "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Example</StackName><StackId>"
                        + request.formField("StackName").orElseThrow() + "</StackId><StackStatus>" + status
                        + "</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>"));
    }

    private String statusOf(String stackId) {
        return client.describeStacks(request -> request.stackName(stackId))
                .stacks()
                .get(0)
                .stackStatusAsString();
    }

    private static Request form(String body) {
        return request("application/x-www-form-urlencoded; charset=utf-8", body);
    }

    private static Request request(String contentType, String body) {
        return new Request("POST", "/", List.of(new Header("Content-Type", contentType)), body.getBytes(UTF_8));
    }
}
