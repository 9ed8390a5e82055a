package io.github.eventsourcemappingcleanup.testbed.front;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
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
    void theTargetArrivesUntouched_andSoDoHeadersAndBody() throws IOException {
        answerTo(
                "PUT /a%3Ab%7c?x=%2F&X=+ HTTP/1.1\r\nHost: HERE\r\nContent-Type:\r\nX-Odd:  spaced \r\nContent-Length: 3\r\n"
                        + "Connection: close\r\n\r\nabc");

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/a%3Ab%7c?x=%2F&X=+");
            assertThat(request.parameter("x")).contains("/");
            assertThat(request.header("Content-Type")).contains("");
            assertThat(request.header("X-Odd")).contains("spaced");
            assertThat(request.text()).isEqualTo("abc");
        });
    }

    @Test
    void anAnswerToHeadHasALengthAndNoBody() throws IOException {
        assertThat(answerTo("HEAD / HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .containsIgnoringCase("Content-Length: 5")
                .endsWith("\r\n\r\n");
    }

    @Test
    void theFirstServiceThatWantsARequestAnswersIt_andElseItIsNotFound() throws IOException {
        startAnew(
                request ->
                        request.path().equals("/a") ? Optional.of(Reply.of(200, "text/plain", "A")) : Optional.empty(),
                request -> request.path().startsWith("/a")
                        ? Optional.of(Reply.of(200, "text/plain", "B"))
                        : Optional.empty());

        assertThat(answerTo("GET /a HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .endsWith("A");
        assertThat(answerTo("GET /ab HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .endsWith("B");
        assertThat(answerTo("GET /b HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aFaultOfAServiceIsToldInTheAnswer() throws IOException {
        startAnew(request -> {
            throw new IllegalStateException("not scripted");
        });

        assertThat(answerTo("GET / HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ")
                .contains("not scripted");
    }

    @Test
    void cutOffBodyEndsEarly() throws IOException {
        reply = reply.delivered(new Delivery.CutOff(2));

        assertThat(answerTo("GET / HTTP/1.1\r\nHost: HERE\r\n\r\n"))
                .containsIgnoringCase("Content-Length: 5")
                .endsWith("\r\n\r\nhe");
    }

    @Test
    void resetIsAReset() throws IOException {
        reply = reply.delivered(new Delivery.Reset());

        try (Socket socket = connected()) {
            write("GET / HTTP/1.1\r\nHost: HERE\r\n\r\n", socket);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aDrippingAnswerArrivesWhole() throws IOException {
        reply = reply.delivered(new Delivery.Drip(Duration.ofMillis(1)));

        assertThat(answerTo("GET / HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .endsWith("\r\n\r\nhello");
    }

    @Test
    void closedEndpointEndsSilentConnectionsToo() throws Exception {
        reply = reply.delivered(new Delivery.Silence());

        try (Socket socket = connected()) {
            write("GET /silent HTTP/1.1\r\nHost: HERE\r\n\r\n", socket);
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
            write(request, socket);
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private void write(String request, Socket socket) throws IOException {
        socket.getOutputStream()
                .write(request.replace("HERE", endpoint.uri().getAuthority()).getBytes(US_ASCII));
    }

    private Socket connected() throws IOException {
        URI uri = endpoint.uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
