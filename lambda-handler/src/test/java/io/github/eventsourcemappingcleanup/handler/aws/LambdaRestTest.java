package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eventsourcemappingcleanup.handler.json.Json;
import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.http.Reply;
import io.github.eventsourcemappingcleanup.testbed.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LambdaRestTest {
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsSessionCredentials.create("test", "secret", "session"));

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private Reply reply = Reply.of(200, "application/json", "{}");
    private final LocalEndpoint endpoint = LocalEndpoint.start(request -> {
        requests.add(request);
        return Optional.of(reply);
    });
    private final Lambda lambda = new LambdaRest(new SignedHttp(
            "lambda",
            UrlConnectionHttpClient.create(),
            CREDENTIALS,
            Region.EU_WEST_1,
            endpoint.uri(),
            Duration.ofSeconds(30)));
    private final LambdaClient sdk = LambdaClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(endpoint.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(CREDENTIALS)
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void closeAll() {
        lambda.close();
        sdk.close();
        endpoint.close();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call(
                        "first page",
                        ours -> ours.listEventSourceMappings(100, ""),
                        theirs -> theirs.listEventSourceMappings(with -> with.maxItems(100))),
                call(
                        "next page",
                        ours -> ours.listEventSourceMappings(100, "a+b/c= d&é"),
                        theirs -> theirs.listEventSourceMappings(
                                with -> with.maxItems(100).marker("a+b/c= d&é"))),
                call(
                        "get",
                        ours -> ours.getEventSourceMapping(UUID),
                        theirs -> theirs.getEventSourceMapping(with -> with.uuid(UUID))),
                call(
                        "get of what is no UUID",
                        ours -> ours.getEventSourceMapping("a/b c+d"),
                        theirs -> theirs.getEventSourceMapping(with -> with.uuid("a/b c+d"))),
                call(
                        "delete",
                        ours -> ours.deleteEventSourceMapping(UUID),
                        theirs -> theirs.deleteEventSourceMapping(with -> with.uuid(UUID))));
    }

    private static Arguments call(String name, Consumer<Lambda> ours, Consumer<LambdaClient> theirs) {
        return Arguments.of(name, ours, theirs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void call_isSentAsTheSdksOwnClientDoes(String name, Consumer<Lambda> ours, Consumer<LambdaClient> theirs) {
        ours.accept(lambda);
        theirs.accept(sdk);

        Request sent = requests.get(0);
        Request expected = requests.get(1);
        assertThat(sent.method() + " " + sent.target()).isEqualTo(expected.method() + " " + expected.target());
        assertThat(sent.text()).isEqualTo(expected.text()).isEmpty();
        for (String header : List.of("Host", "X-Amz-Security-Token")) {
            assertThat(sent.header(header)).as(header).isPresent().isEqualTo(expected.header(header));
        }
        assertThat(sent.header("Content-Type")).isEqualTo(expected.header("Content-Type"));
        assertThat(sent.header("Authorization").orElseThrow())
                .contains("Credential=test/", "/eu-west-1/lambda/aws4_request", "x-amz-date")
                .doesNotContain("secret");
        assertThat(sent.header("User-Agent")).contains("event-source-mapping-cleanup");
    }

    @Test
    void answer_isWhatIsOnTheWire_withFieldsThatTheSdkDoesNotKnow() {
        String json = "{\"UUID\":\"%s\",\"BatchSize\":7,\"LastModified\":1.700000000123E9,\"EventSourceArn\":null,"
                + "\"Topics\":[\"topic\"],\"FromTheFuture\":{\"Deep\":[1.5,true]}}";
        reply = Reply.of(200, "application/json", json.formatted(UUID));

        Map<?, ?> mapping = lambda.getEventSourceMapping(UUID);

        assertThat(mapping.get("UUID")).isEqualTo(UUID);
        assertThat(Json.text(Map.of("configuration", mapping)))
                .isEqualTo("{\"configuration\":" + json.formatted(UUID) + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, ResourceNotFoundException",
        "TooManyRequestsException:http://internal.amazon.com/coral/com.amazonaws.awsgirapi/#x, TooManyRequestsException",
        "com.amazonaws.lambda#ServiceException, ServiceException"
    })
    void error_hasTheCodeOfItsHeader(String header, String code) {
        reply = Reply.of(429, "application/json", "{\"message\":\"Said.\",\"Type\":\"User\"}")
                .with("x-amzn-ErrorType", header)
                .with("Retry-After", "2");

        AwsServiceException error = errorOf(() -> lambda.getEventSourceMapping(UUID));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Said.");
        assertThat(error.statusCode()).isEqualTo(429);
        assertThat(error.isThrottlingException()).isTrue();
        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                .contains("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"one\"}",
                "{\"Message\":\"two\"}",
                "{\"errorMessage\":\"three\"}",
                "{\"__type\":\"ResourceConflictException\",\"message\":\"four\"}",
                "{\"__type\":\"com.amazonaws#AccessDeniedException\",\"Message\":\"five\"}",
                "{\"code\":\"ResourceInUseException\"}",
                "{\"message\":{\"no\":\"text\"}}",
                "{}",
                "[]",
                "",
                "<html>Bad gateway</html>"
            })
    void error_isReadAsTheSdksOwnClientDoes(String body) {
        reply = Reply.of(403, "application/json", body);

        AwsServiceException ours = errorOf(() -> lambda.deleteEventSourceMapping(UUID));
        AwsServiceException theirs = errorOf(() -> sdk.deleteEventSourceMapping(with -> with.uuid(UUID)));

        assertThat(ours.statusCode()).isEqualTo(theirs.statusCode());
        assertThat(ours.awsErrorDetails().errorCode())
                .isEqualTo(theirs.awsErrorDetails().errorCode());
        assertThat(ours.awsErrorDetails().errorMessage())
                .isEqualTo(theirs.awsErrorDetails().errorMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "<html><body>Welcome</body></html>", "{\"UUID\":"})
    void answerThatIsNoObject_isNone(String body) {
        reply = Reply.of(200, "application/json", body);

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> lambda.getEventSourceMapping(UUID))
                .withMessage("no answer to GetEventSourceMapping");
    }

    private static AwsServiceException errorOf(Runnable call) {
        return catchThrowableOfType(AwsServiceException.class, call::run);
    }
}
