package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class AwsAnswersTest {
    private final AwsAnswers answers = new AwsAnswers();

    @Test
    void mapping_isDeclaredByNobody() {
        try (LocalEndpoint endpoint = LocalEndpoint.start(answers);
                CloudFormationClient client = new Clients(endpoint.uri()).cloudFormation()) {
            assertThatThrownBy(() -> client.describeStackResources(request -> request.physicalResourceId("mapping")))
                    .isInstanceOfSatisfying(CloudFormationException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Stack for mapping does not exist");
                    });
        }
    }

    @Test
    void allElse_isLeftToMiniStack() {
        assertThat(answers.answer(form("Action=DescribeStackResources&StackName=Example")))
                .isEmpty();
        assertThat(answers.answer(form("Action=DescribeStacks&StackName=Example")))
                .isEmpty();
        assertThat(answers.answer(form("Action=GetTemplate&StackName=Example"))).isEmpty();
        assertThat(answers.answer(request("application/x-amz-json-1.1", "{\"Data\":\"100%\"}")))
                .isEmpty();
    }

    private static Request form(String body) {
        return request("application/x-www-form-urlencoded; charset=utf-8", body);
    }

    private static Request request(String contentType, String body) {
        return new Request("POST", "/", List.of(new Header("Content-Type", contentType)), body.getBytes(UTF_8));
    }
}
