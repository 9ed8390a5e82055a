package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.http.Reply;
import io.github.eventsourcemappingcleanup.testbed.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

class CloudFormationQueriesTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders & more/0f3e";
    private static final String NO_TEMPLATE =
            "<GetTemplateResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">"
                    + "<GetTemplateResult><TemplateBody>{&quot;a&quot;: 1}</TemplateBody></GetTemplateResult>"
                    + "<ResponseMetadata><RequestId>b9b4b068</RequestId></ResponseMetadata></GetTemplateResponse>";
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsSessionCredentials.create("test", "secret", "session"));

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private Reply reply = Reply.of(200, "text/xml", NO_TEMPLATE);
    private final LocalEndpoint endpoint = LocalEndpoint.start(request -> {
        requests.add(request);
        return Optional.of(reply);
    });
    private final CloudFormation queries = new CloudFormationQueries(new SignedHttp(
            "cloudformation",
            UrlConnectionHttpClient.create(),
            CREDENTIALS,
            Region.EU_WEST_1,
            endpoint.uri(),
            Duration.ofSeconds(30)));

    @AfterEach
    void closeAll() {
        queries.close();
        endpoint.close();
    }

    @Test
    void question_isSentAsTheSdksOwnClientDoes() {
        queries.ask("GetTemplate", Map.of("StackName", STACK, "TemplateStage", "Processed"));
        try (CloudFormationClient sdk = CloudFormationClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(CREDENTIALS)
                .build()) {
            sdk.getTemplate(request -> request.stackName(STACK).templateStage("Processed"));
        }

        Request ours = requests.get(0);
        Request theirs = requests.get(1);
        assertThat(ours.method() + " " + ours.target()).isEqualTo(theirs.method() + " " + theirs.target());
        assertThat(fields(ours)).isEqualTo(fields(theirs));
        for (String name : List.of("Host", "Content-Type", "X-Amz-Security-Token")) {
            assertThat(ours.header(name)).as(name).isPresent().isEqualTo(theirs.header(name));
        }
        assertThat(ours.header("Authorization").orElseThrow())
                .contains("Credential=test/", "/eu-west-1/cloudformation/aws4_request", "x-amz-date")
                .doesNotContain("secret");
    }

    @Test
    void answer_isTheResultOfTheAction() {
        XmlElement result = queries.ask("GetTemplate", Map.of());

        assertThat(result.getElementByName("TemplateBody").textContent()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void error_hasItsCodeItsTextAndItsHeaders() {
        reply = Reply.of(
                        400,
                        "text/xml",
                        "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error>"
                                + "<Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                                + "<RequestId>b9b4b068</RequestId></ErrorResponse>")
                .with("Retry-After", "2");

        AwsServiceException error =
                catchThrowableOfType(AwsServiceException.class, () -> queries.ask("DescribeStacks", Map.of()));

        assertThat(error.isThrottlingException()).isTrue();
        assertThat(error.statusCode()).isEqualTo(400);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                .contains("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Bad gateway", "Bad gateway", "<Other/>"})
    void error_thatIsNotCloudFormations_hasItsStatusOnly(String body) {
        reply = Reply.of(502, "text/html", body);

        AwsServiceException error =
                catchThrowableOfType(AwsServiceException.class, () -> queries.ask("DescribeStacks", Map.of()));

        assertThat(error.statusCode()).isEqualTo(502);
        assertThat(error.awsErrorDetails().errorCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Welcome</body></html>", "<DescribeStacksResponse>", "{}"})
    void answerWithoutAResult_isNone(String body) {
        reply = Reply.of(200, "text/xml", body);

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> queries.ask("DescribeStacks", Map.of()));
    }

    private static Set<String> fields(Request request) {
        return new TreeSet<>(Arrays.asList(request.text().replace("%20", "+").split("&", -1)));
    }
}
