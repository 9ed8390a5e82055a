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
        answerTo("PUT /a%3Ab%7c?x=%2F&X=+", "Content-Type:\r\nX-Odd:  spaced \r\nContent-Length: 3\r\n", "abc");

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
        assertThat(answerTo("HEAD /")).containsIgnoringCase("Content-Length: 5").endsWith("\r\n\r\n");
    }

    @Test
    void theFirstServiceThatWantsARequestAnswersIt_andElseItIsNotFound() throws IOException {
        startAnew(serviceOf("/a", "A"), serviceOf("/ab", "B"), serviceOf("/a", "C"));

        assertThat(answerTo("GET /a")).endsWith("A");
        assertThat(answerTo("GET /ab")).endsWith("B");
        assertThat(answerTo("GET /b")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aFaultOfAServiceIsToldInTheAnswer() throws IOException {
        startAnew(request -> {
            throw new IllegalStateException("not scripted");
        });

        assertThat(answerTo("GET /")).startsWith("HTTP/1.1 500 ").contains("not scripted");
    }

    @Test
    void cutOffBodyEndsEarly() throws IOException {
        reply = reply.delivered(new Delivery.CutOff(2));

        assertThat(answerTo("GET /")).containsIgnoringCase("Content-Length: 5").endsWith("\r\n\r\nhe");
    }

    @Test
    void resetIsAReset() throws IOException {
        reply = reply.delivered(new Delivery.Reset());

        try (Socket socket = connected()) {
            write("GET /", "", "", socket);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aDrippingAnswerArrivesWhole() throws IOException {
        reply = reply.delivered(new Delivery.Drip(Duration.ofMillis(1)));

        assertThat(answerTo("GET /")).endsWith("\r\n\r\nhello");
    }

    @Test
    void closedEndpointEndsSilentConnectionsToo() throws Exception {
        reply = reply.delivered(new Delivery.Silence());

        try (Socket socket = connected()) {
            write("GET /silent", "", "", socket);
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("/silent");
            endpoint.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private void startAnew(HttpService... services) {
        endpoint.close();
        endpoint = LocalEndpoint.start(services);
    }

    private static HttpService serviceOf(String path, String body) {
        return request ->
                request.path().equals(path) ? Optional.of(Reply.of(200, "text/plain", body)) : Optional.empty();
    }

    private String answerTo(String line) throws IOException {
        return answerTo(line, "", "");
    }

    private String answerTo(String line, String headers, String body) throws IOException {
        try (Socket socket = connected()) {
            write(line, headers, body, socket);
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private void write(String line, String headers, String body, Socket socket) throws IOException {
        String host = endpoint.uri().getAuthority();
        String head = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n";
        socket.getOutputStream().write((head + body).getBytes(US_ASCII));
    }

    private Socket connected() throws IOException {
        URI uri = endpoint.uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
