package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private final List<Request> arrived = new CopyOnWriteArrayList<>();
    private final LocalEndpoint server = LocalEndpoint.start(request -> {
        arrived.add(request);
        return Optional.of(Reply.of(418, "text/plain", "tea").with("X-Amz-Thing", "back"));
    });
    private final HttpService nobody = request -> Optional.empty();
    private final LocalEndpoint front = LocalEndpoint.start(nobody, new Forwarding(server.uri()));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        front.close();
        server.close();
    }

    @Test
    void request_arrivesAsItCame() throws Exception {
        byte[] body = {0, 1, (byte) 0xff, '\r', '\n'};
        send(HttpRequest.newBuilder(URI.create(front.uri() + "/a%2Fb/c?x=1%202&y"))
                .header("X-Amz-Date", "now")
                .header("Authorization", "AWS4 Signature=1")
                .PUT(BodyPublishers.ofByteArray(body)));

        assertThat(arrived).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.target()).isEqualTo("/a%2Fb/c?x=1%202&y");
            assertThat(request.header("X-Amz-Date")).hasValue("now");
            assertThat(request.header("Authorization")).hasValue("AWS4 Signature=1");
            assertThat(request.body()).isEqualTo(body);
        });
    }

    @Test
    void answer_comesBackAsItIs() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(front.uri().resolve("/tea")));

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("tea");
        assertThat(answer.headers().firstValue("X-Amz-Thing")).hasValue("back");
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("3");
    }

    @Test
    void answerToHead_keepsItsLength() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(front.uri().resolve("/tea")).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(answer.body()).isEmpty();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
