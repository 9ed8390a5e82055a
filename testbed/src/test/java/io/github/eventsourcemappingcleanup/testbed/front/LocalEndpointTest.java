package io.github.eventsourcemappingcleanup.testbed.front;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over plain sockets: an HTTP client would tidy up what is looked at here. */
class LocalEndpointTest {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private Reply reply = Reply.of(200, "text/plain", "hello");
    private LocalEndpoint endpoint = LocalEndpoint.start(this::answer);

    private Optional<Reply> answer(Request request) {
        requests.add(request);
        asked.add(request.target());
        return Optional.of(reply);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void targetAndHeadersArriveUntouched() throws IOException {
        answerTo("GET /a%3Ab%7c?x=%2F&X=+ HTTP/1.1\r\nContent-Type:\r\nX-Odd:  spaced \r\nConnection: close\r\n\r\n");

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/a%3Ab%7c?x=%2F&X=+");
            assertThat(request.parameter("x")).contains("/");
            assertThat(request.headers())
                    .containsExactly(
                            new Header("Content-Type", ""),
                            new Header("X-Odd", "spaced"),
                            new Header("Connection", "close"));
        });
    }

    @Test
    void connectionServesOneRequestAfterAnother() throws IOException {
        String answers = answerTo(
                "POST /1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcPOST /2 HTTP/1.1\r\nConnection: close\r\nContent-Length: 1\r\n\r\nd");

        assertThat(answers.split("hello", -1)).hasSize(3);
        assertThat(requests).extracting(Request::text).containsExactly("abc", "d");
    }

    @Test
    void chunkedBodyArrivesWhole() throws IOException {
        answerTo(
                "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n");

        assertThat(requests).extracting(Request::text).containsExactly("abc0123456789");
    }

    @Test
    void clientThatAsksFirstIsToldToContinue() throws IOException {
        assertThat(answerTo(
                        "PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\na"))
                .startsWith("HTTP/1.1 100 ")
                .contains("HTTP/1.1 200 ");
    }

    @Test
    void answerToHeadHasALengthAndNoBody() throws IOException {
        assertThat(answerTo("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .contains("Content-Length: 5")
                .endsWith("\r\n\r\n");
    }

    @Test
    void firstRoomThatWantsARequestAnswersIt_andElseItIsNotFound() throws IOException {
        startAnew(
                request ->
                        request.path().equals("/a") ? Optional.of(Reply.of(200, "text/plain", "A")) : Optional.empty(),
                request -> request.path().startsWith("/a")
                        ? Optional.of(Reply.of(200, "text/plain", "B"))
                        : Optional.empty());

        assertThat(answerTo("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n")).endsWith("A");
        assertThat(answerTo("GET /ab HTTP/1.1\r\nConnection: close\r\n\r\n")).endsWith("B");
        assertThat(answerTo("GET /b HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void faultOfARoomIsToldInTheAnswer() throws IOException {
        startAnew(request -> {
            throw new IllegalStateException("not scripted");
        });

        assertThat(answerTo("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ")
                .contains("not scripted");
    }

    @Test
    void cutOffBodyEndsEarly() throws IOException {
        reply = reply.delivered(new Delivery.CutOff(2));

        assertThat(answerTo("GET / HTTP/1.1\r\n\r\n"))
                .contains("Content-Length: 5")
                .endsWith("\r\n\r\nhe");
    }

    @Test
    void resetIsAReset() throws IOException {
        reply = reply.delivered(new Delivery.Reset());

        try (Socket socket = connected()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void closedEndpointEndsSilentConnectionsToo() throws Exception {
        reply = reply.delivered(new Delivery.Silence());

        try (Socket socket = connected()) {
            socket.getOutputStream().write("GET /silent HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("/silent");
            endpoint.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private void startAnew(HttpService... services) {
        endpoint.close();
        endpoint = LocalEndpoint.start(services);
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private Socket connected() throws IOException {
        URI uri = endpoint.uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
