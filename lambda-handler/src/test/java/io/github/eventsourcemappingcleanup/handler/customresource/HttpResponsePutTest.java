package io.github.eventsourcemappingcleanup.handler.customresource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceRequest;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpResponsePutTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final byte[] BODY = "{\"Reason\":\"ü€\uD83D\uDE00\"}".getBytes(UTF_8);

    private final ResponseBucket bucket = new ResponseBucket(InstantSource.system());
    private final List<Request> anyRequest = new ArrayList<>();
    private final HttpService anything = request -> {
        anyRequest.add(request);
        return Optional.of(Reply.empty(200));
    };
    private final LocalEndpoint endpoint = LocalEndpoint.start(bucket, anything);
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void put_toABucketAsStrictAsS3_isTaken() throws IOException {
        assertThat(put(presigned(), ENOUGH)).isEqualTo(new ResponsePut.Result.Accepted());

        assertThat(bucket.journal()).singleElement().satisfies(put -> {
            assertThat(put.request().body()).isEqualTo(BODY);
            assertThat(put.request().header("Content-Length")).contains(String.valueOf(BODY.length));
            assertThat(put.request().header("Content-Type")).isEmpty();
        });
    }

    @Test
    void put_whenTheUrlHasCharactersThatNeedEncoding_sendsThemAsTheyAre() throws IOException {
        String target = "/stack|Cleanup|a%2Fb%20c?X-Amz-Signature=a+b%2B=&empty&colon=:";

        assertThat(put(endpoint.uri() + target, ENOUGH)).isEqualTo(new ResponsePut.Result.Accepted());

        assertThat(anyRequest)
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo(target));
    }

    @ParameterizedTest
    @CsvSource({
        "200, Accepted[]",
        "299, Accepted[]",
        "300, Unavailable[why=HTTP status 300]",
        "307, Unavailable[why=HTTP status 307]",
        "399, Unavailable[why=HTTP status 399]",
        "400, Refused[status=400]",
        "403, Refused[status=403]",
        "408, Unavailable[why=HTTP status 408]",
        "429, Unavailable[why=HTTP status 429]",
        "499, Refused[status=499]",
        "500, Unavailable[why=HTTP status 500]",
        "503, Unavailable[why=HTTP status 503]"
    })
    void put_isJudgedByTheStatus(int status, String result) throws IOException {
        bucket.faults(FaultScript.always(Reply.of(status, "text/plain", "")));

        assertThat(put(presigned(), ENOUGH)).hasToString(result);
    }

    @Test
    void put_whenReset_orSilentLongerThanThereIsTime_mayBeTakenLater() throws IOException {
        bucket.faults(FaultScript.always(Fault.reset()).times(1).orElse(FaultScript.always(Fault.hang())));
        String url = presigned();

        assertThat(put(url, ENOUGH)).isInstanceOf(ResponsePut.Result.Unavailable.class);
        assertThat(put(url, Duration.ofMillis(300))).isEqualTo(new ResponsePut.Result.Unavailable("no answer in time"));
    }

    @Test
    void put_whenTheHostIsUnknownOrTheUrlIsNone_mayBeTakenLater() {
        assertThat(put("https://nowhere.invalid/x?secret", ENOUGH)).isInstanceOf(ResponsePut.Result.Unavailable.class);
        assertThat(put("https://", ENOUGH)).isInstanceOf(ResponsePut.Result.Unavailable.class);
        assertThat(put("http://127.0.0.1:99999999/x", ENOUGH)).isInstanceOf(ResponsePut.Result.Unavailable.class);
    }

    /** A byte every tenth of a second: 200 would have been seen in the end. */
    @Test
    void put_whenTheAnswerDrips_isOverWhenTimeIsUp() throws IOException {
        assertThat(putToADrippingServer("", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new ResponsePut.Result.Unavailable("no answer in time"));
    }

    @Test
    void put_doesNotWaitForTheBodyOfTheAnswer() throws IOException {
        assertThat(putToADrippingServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "{".repeat(10)))
                .isEqualTo(new ResponsePut.Result.Accepted());
    }

    private static ResponsePut.Result putToADrippingServer(String atOnce, String drops) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(server, atOnce, drops));
            ResponsePut.Result result = put("http://127.0.0.1:" + server.getLocalPort() + "/", Duration.ofMillis(400));
            dripping.join(); // It ends with the connection.
            return result;
        }
    }

    @Test
    void put_whenItIsOver_leavesNoThread() throws IOException {
        bucket.faults(FaultScript.always(Fault.hang()));

        put(presigned(), Duration.ofMillis(100));

        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("response-put"))) {
            Thread.onSpinWait();
        }
    }

    private static void drip(ServerSocket server, String atOnce, String drops) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(atOnce.getBytes(UTF_8));
            for (byte drop : drops.getBytes(UTF_8)) {
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, 100, TimeUnit.MILLISECONDS)
                        .join();
                out.write(drop);
            }
        } catch (IOException e) {
            // The client has given up.
        }
    }

    private static ResponsePut.Result put(String url, Duration left) {
        return new HttpResponsePut().put(url, BODY, left);
    }

    private String presigned() throws IOException {
        ResourceRequest request = ResourceRequest.create(
                "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e", "Custom::X", "Cleanup", Map.of());
        new CustomResources(bucket, endpoint.uri(), events::add).send(request, ENOUGH);
        return (String) JSON.std.mapFrom(events.get(0)).get("ResponseURL");
    }
}
