package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.eventsourcemappingcleanup.testbed.http.Delivery;
import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.http.Reply;
import io.github.eventsourcemappingcleanup.testbed.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class SignedHttpTest {
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private Reply reply = Reply.of(200, "text/plain", "answer");
    private final LocalEndpoint endpoint = LocalEndpoint.start(request -> {
        requests.add(request);
        return Optional.of(reply);
    });

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({"'', /path", "/, /path", "/prefix, /prefix/path", "/prefix/, /prefix/path"})
    void pathComesAfterTheEndpoints(String prefix, String path) {
        try (SignedHttp http = http(endpoint.uri().resolve(prefix), Duration.ofSeconds(30))) {
            http.send("Ask", SdkHttpMethod.GET, "/path", Map.of());
        }

        assertThat(requests).extracting(Request::target).containsExactly(path);
    }

    @Test
    void answerThatDrips_isNotWaitedForLongerThanTheTimeout() {
        reply = reply.delivered(new Delivery.Drip(Duration.ofSeconds(1)));
        try (SignedHttp hasty = http(endpoint.uri(), Duration.ofMillis(300))) {
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(() -> hasty.send("Ask", SdkHttpMethod.GET, "/", Map.of()))
                    .withMessage("no answer to Ask");
        }
    }

    @Test
    void answerThatBreaksOff_isNone() {
        reply = reply.delivered(new Delivery.Reset());
        try (SignedHttp http = http(endpoint.uri(), Duration.ofSeconds(30))) {
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(() -> http.send("Ask", SdkHttpMethod.GET, "/", Map.of()))
                    .withMessage("no answer to Ask");
        }
    }

    @Test
    void errorThatBreaksOff_hasItsHead() {
        reply = Reply.of(404, "text/plain", "answer")
                .with("x-amzn-ErrorType", "ResourceNotFoundException")
                .delivered(new Delivery.CutOff(3));
        try (SignedHttp http = http(endpoint.uri(), Duration.ofSeconds(30))) {
            Received received = http.send("Ask", SdkHttpMethod.GET, "/", Map.of());

            assertThat(received.head().statusCode()).isEqualTo(404);
            assertThat(received.head().firstMatchingHeader("x-amzn-ErrorType")).contains("ResourceNotFoundException");
        }
    }

    @Test
    void errorOfTheJvm_isNoMissingAnswer() {
        try (SignedHttp http = http(new WithoutAClass(), endpoint.uri(), Duration.ofSeconds(30))) {
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> http.send("Ask", SdkHttpMethod.GET, "/", Map.of()));
        }
    }

    private static SignedHttp http(URI endpoint, Duration timeout) {
        return http(UrlConnectionHttpClient.create(), endpoint, timeout);
    }

    private static SignedHttp http(SdkHttpClient client, URI endpoint, Duration timeout) {
        return new SignedHttp(
                "lambda",
                client,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")),
                Region.EU_WEST_1,
                endpoint,
                timeout);
    }

    private static final class WithoutAClass implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            throw new NoClassDefFoundError("Missing");
        }

        @Override
        public void close() {}
    }
}
