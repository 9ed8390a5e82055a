package io.github.eventsourcemappingcleanup.testbed.localcloud;

import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The last service of an endpoint: what nobody else answers is sent to another server as it came, and its answer goes back as it is. */
final class Forwarding implements HttpService {
    /** These belong to one connection (RFC 9110, 7.6.1), or the client sets them. */
    private static final Set<String> NOT_SENT_ON =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private static final Set<String> NOT_SENT_BACK = Set.of("connection", "keep-alive", "transfer-encoding");

    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Forwarding(URI server) {
        this.server = server;
    }

    @Override
    public Optional<Reply> answer(Request request) {
        try {
            HttpResponse<byte[]> response = client.send(onward(request), BodyHandlers.ofByteArray());
            List<Header> headers = response.headers().map().entrySet().stream()
                    .filter(header -> !NOT_SENT_BACK.contains(header.getKey().toLowerCase(Locale.ROOT)))
                    .flatMap(header -> header.getValue().stream().map(value -> new Header(header.getKey(), value)))
                    .toList();
            return Optional.of(new Reply(response.statusCode(), headers, response.body(), new Delivery.Whole()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest onward(Request request) {
        HttpRequest.Builder onward = HttpRequest.newBuilder(URI.create(server + request.target()))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().stream()
                .filter(header -> !NOT_SENT_ON.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> onward.header(header.name(), header.value()));
        return onward.build();
    }
}
