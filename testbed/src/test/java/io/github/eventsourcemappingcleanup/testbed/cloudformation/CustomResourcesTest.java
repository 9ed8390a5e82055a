package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomResourcesTest {

    private static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e";
    private static final ResourceRequest CREATE = ResourceRequest.create(
            STACK,
            "Custom::Thing",
            "Thing",
            Map.of(
                    "ServiceToken",
                    "arn:aws:lambda:x",
                    "On",
                    true,
                    "Count",
                    5,
                    "List",
                    List.of(1, Map.of("Half", 0.5))));

    private final ResponseBucket bucket = new ResponseBucket(InstantSource.system());
    private final LocalEndpoint endpoint = LocalEndpoint.start(bucket);
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CustomResources resources = new CustomResources(bucket, endpoint.uri(), events::add);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void eventHasEveryMember_scalarsAsStrings() throws IOException {
        ResourceRequest update = CREATE.update("thing-1", Map.of("ServiceToken", "arn:aws:lambda:x", "On", false));
        resources.send(update, Duration.ofSeconds(10));
        Map<String, Object> event = sent();

        assertThat(event)
                .containsEntry("RequestType", "Update")
                .containsEntry("ServiceToken", "arn:aws:lambda:x")
                .containsEntry("StackId", STACK)
                .containsEntry("RequestId", update.requestId())
                .containsEntry("ResourceType", "Custom::Thing")
                .containsEntry("LogicalResourceId", "Thing")
                .containsEntry("PhysicalResourceId", "thing-1")
                .containsEntry("ResourceProperties", Map.of("ServiceToken", "arn:aws:lambda:x", "On", "false"))
                .containsEntry(
                        "OldResourceProperties",
                        Map.of(
                                "ServiceToken", "arn:aws:lambda:x",
                                "On", "true",
                                "Count", "5",
                                "List", List.of("1", Map.of("Half", "0.5"))));
        assertThat((String) event.get("ResponseURL"))
                .contains("/arn%3Aaws%3Acloudformation%3A", "%7CThing%7C", "X-Amz-Signature=", "%2F");
    }

    @Test
    void createHasNoPhysicalIdAndNoOldProperties() throws IOException {
        resources.send(CREATE, Duration.ofSeconds(10));

        assertThat(sent()).doesNotContainKeys("PhysicalResourceId", "OldResourceProperties");
    }

    @Test
    void firstAnswerCounts_laterOnesAreJournalled() throws Exception {
        CompletableFuture<ResourceOutcome> outcome = resources.send(CREATE, Duration.ofSeconds(10));
        String url = (String) sent().get("ResponseURL");

        assertThat(put(url, answer("SUCCESS")).statusCode()).isEqualTo(200);
        assertThat(put(url, answer("FAILED")).statusCode()).isEqualTo(200);
        assertThat(outcome.join()).isEqualTo(new ResourceOutcome.Succeeded("thing-1", Map.of()));
        assertThat(bucket.journal()).extracting(ResponsePut::status).containsExactly(200, 200);
    }

    @Test
    void noAnswerWithinTheServiceTimeoutIsNoAnswer() {
        assertThat(resources.send(CREATE, Duration.ofMillis(1)).join()).isEqualTo(new ResourceOutcome.NoAnswer());
    }

    @Test
    void contentTypeBreaksTheSignature_anEmptyOneDoesNot() throws Exception {
        String url = urlOfCreate();

        HttpResponse<String> typed = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(answer("SUCCESS")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> empty = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "")
                        .PUT(HttpRequest.BodyPublishers.ofString(answer("SUCCESS")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(typed.statusCode()).isEqualTo(403);
        assertThat(typed.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(empty.statusCode()).isEqualTo(200);
    }

    @Test
    void everyChangeOfTheUrlBreaksTheSignature_butForTheOrderOfItsParameters() throws Exception {
        String url = urlOfCreate();

        assertThat(put(url.replace("%7C", "%7c"), "{}").statusCode()).isEqualTo(403);
        assertThat(put(url.replace("%3A", ":"), "{}").statusCode()).isEqualTo(403);
        assertThat(put(url.replace("s3%2F", "s3/"), "{}").statusCode()).isEqualTo(403);
        assertThat(put(url.replace("&X-Amz-Expires=7200", ""), "{}").statusCode())
                .isEqualTo(403);
        assertThat(put(url.substring(0, url.indexOf('?')), "{}").statusCode()).isEqualTo(403);
        assertThat(put(url.replace("&X-Amz-Expires=7200", "") + "&X-Amz-Expires=7200", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(put(url, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void otherMethodsBreakTheSignature() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create(urlOfCreate()))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void bodyWithoutALengthIsRefused() throws Exception {
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(urlOfCreate()))
                .PUT(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString("{}")))
                .build();

        assertThat(http.send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(411);
    }

    @Test
    void scriptedFaultsOfTheResponseUrl() throws Exception {
        CompletableFuture<ResourceOutcome> outcome = resources.send(CREATE, Duration.ofSeconds(10));
        String url = (String) sent().get("ResponseURL");
        bucket.faults(FaultScript.always(S3Errors.slowDown())
                .times(2)
                .orElse(FaultScript.always(S3Errors.expired()).times(1))
                .orElse(FaultScript.always(Fault.reset()).times(1)));

        assertThat(put(url, answer("SUCCESS")).statusCode()).isEqualTo(503);
        assertThat(put(url, answer("SUCCESS")).statusCode()).isEqualTo(503);
        assertThat(put(url, answer("SUCCESS")).statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> put(url, answer("SUCCESS"))).isInstanceOf(IOException.class);
        assertThat(outcome).isNotDone();
        assertThat(put(url, answer("SUCCESS")).statusCode()).isEqualTo(200);
        assertThat(outcome.join()).isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(bucket.journal()).extracting(ResponsePut::status).containsExactly(503, 503, 403, 0, 200);
    }

    private String urlOfCreate() throws IOException {
        resources.send(CREATE, Duration.ofSeconds(10));
        return (String) sent().get("ResponseURL");
    }

    private Map<String, Object> sent() throws IOException {
        return JSON.std.mapFrom(events.remove());
    }

    private HttpResponse<String> put(String url, String body) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(put, HttpResponse.BodyHandlers.ofString());
    }

    private static String answer(String status) throws IOException {
        return JSON.std.asString(Map.of(
                "Status",
                status,
                "Reason",
                "because",
                "PhysicalResourceId",
                "thing-1",
                "StackId",
                STACK,
                "RequestId",
                CREATE.requestId(),
                "LogicalResourceId",
                "Thing"));
    }
}
