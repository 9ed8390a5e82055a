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
import java.net.http.HttpRequest.BodyPublishers;
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
    private static final String TOKEN = "arn:aws:lambda:x";
    private static final ResourceRequest CREATE = ResourceRequest.create(
            STACK,
            "Custom::Thing",
            "Thing",
            Map.of("ServiceToken", TOKEN, "On", true, "List", List.of(1, Map.of("Half", 0.5))));

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
        Map<String, Object> now = Map.of("ServiceToken", TOKEN, "On", false);
        ResourceRequest update = new ResourceRequest(
                "Update", "r-1", STACK, "Custom::Thing", "Thing", "thing-1", now, CREATE.properties());
        resources.send(update, Duration.ofSeconds(10));
        Map<String, Object> event = sent();

        assertThat((String) event.remove("ResponseURL"))
                .contains("/arn%3Aaws%3Acloudformation%3A", "%7CThing%7C", "X-Amz-Signature=", "%2F");
        List<Object> texts = List.of("1", Map.of("Half", "0.5"));
        assertThat(event)
                .isEqualTo(Map.of(
                        "RequestType", "Update",
                        "ServiceToken", TOKEN,
                        "StackId", STACK,
                        "RequestId", "r-1",
                        "ResourceType", "Custom::Thing",
                        "LogicalResourceId", "Thing",
                        "PhysicalResourceId", "thing-1",
                        "ResourceProperties", Map.of("ServiceToken", TOKEN, "On", "false"),
                        "OldResourceProperties", Map.of("ServiceToken", TOKEN, "On", "true", "List", texts)));
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

        assertThat(put(url, answer("SUCCESS"))).isEqualTo(200);
        assertThat(put(url, answer("FAILED"))).isEqualTo(200);
        assertThat(outcome.join()).isEqualTo(new ResourceOutcome.Succeeded("thing-1", Map.of()));
        assertThat(bucket.journal()).extracting(ResponseBucket.Put::status).containsExactly(200, 200);
    }

    @Test
    void noAnswerWithinTheServiceTimeoutIsAFailure() {
        assertThat(resources.send(CREATE, Duration.ofMillis(1)).join())
                .isEqualTo(new ResourceOutcome.Failed(
                        "CloudFormation did not receive a response from your Custom Resource.", ""));
    }

    @Test
    void contentTypeBreaksTheSignature_anEmptyOneDoesNot_andAnotherMethodDoes() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(urlOfCreate()));

        assertThat(status(request.copy()
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{}"))))
                .isEqualTo(403);
        assertThat(status(request.copy().header("Content-Type", "").PUT(BodyPublishers.ofString("{}"))))
                .isEqualTo(200);
        assertThat(status(request.copy().POST(BodyPublishers.ofString("{}")))).isEqualTo(403);
    }

    @Test
    void bodyWithoutALengthIsRefused() throws Exception {
        assertThat(status(HttpRequest.newBuilder(URI.create(urlOfCreate()))
                        .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofString("{}")))))
                .isEqualTo(411);
    }

    @Test
    void everyChangeOfTheUrlBreaksTheSignature_butForTheOrderOfItsParameters() throws Exception {
        String url = urlOfCreate();
        String without = url.replace("&X-Amz-Expires=7200", "");

        for (String changed : List.of(
                url.replace("%7C", "%7c"),
                url.replace("%3A", ":"),
                url.replace("s3%2F", "s3/"),
                without,
                url.substring(0, url.indexOf('?')))) {
            assertThat(put(changed, "{}")).as(changed).isEqualTo(403);
        }
        assertThat(put(without + "&X-Amz-Expires=7200", "{}")).isEqualTo(200);
        assertThat(put(url, "{}")).isEqualTo(200);
    }

    @Test
    void scriptedFaultsOfTheResponseUrl() throws Exception {
        CompletableFuture<ResourceOutcome> outcome = resources.send(CREATE, Duration.ofSeconds(10));
        String url = (String) sent().get("ResponseURL");
        bucket.faults(FaultScript.always(ResponseBucket.expired())
                .times(2)
                .orElse(FaultScript.always(Fault.reset()).times(1)));

        assertThat(put(url, answer("SUCCESS"))).isEqualTo(403);
        assertThat(put(url, answer("SUCCESS"))).isEqualTo(403);
        assertThatThrownBy(() -> put(url, answer("SUCCESS"))).isInstanceOf(IOException.class);
        assertThat(outcome).isNotDone();
        assertThat(put(url, answer("SUCCESS"))).isEqualTo(200);
        assertThat(outcome.join()).isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(bucket.journal()).extracting(ResponseBucket.Put::status).containsExactly(403, 403, 0, 200);
    }

    private String urlOfCreate() throws IOException {
        resources.send(CREATE, Duration.ofSeconds(10));
        return (String) sent().get("ResponseURL");
    }

    private Map<String, Object> sent() throws IOException {
        return JSON.std.mapFrom(events.remove());
    }

    private int put(String url, String body) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(body)));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
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
