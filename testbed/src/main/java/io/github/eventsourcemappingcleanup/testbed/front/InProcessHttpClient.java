package io.github.eventsourcemappingcleanup.testbed.front;

import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's own seam: its clients sign, encode and parse as ever, and a service of the test bed answers in the same thread. A
 * delay is passed to the caller's sleep, so a time-out of seconds is over at once in simulated time.
 */
public final class InProcessHttpClient implements SdkHttpClient {
    private final HttpService service;
    private final Duration readTimeout;
    private final Consumer<Duration> sleep;

    /** @param readTimeout how long this client waits for the next byte */
    public InProcessHttpClient(HttpService service, Duration readTimeout, Consumer<Duration> sleep) {
        this.service = service;
        this.readTimeout = readTimeout;
        this.sleep = sleep;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Request sent = sent(request);
                return received(service.answer(sent)
                        .orElseThrow(() -> new IllegalStateException(
                                "no service of the test bed answers " + sent.method() + " " + sent.target())));
            }

            @Override
            public void abort() {
                // Nothing goes on outside of call().
            }
        };
    }

    private static Request sent(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        List<Header> headers = new ArrayList<>();
        http.forEachHeader((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        String query = http.encodedQueryParameters().map(text -> "?" + text).orElse("");
        try (InputStream body = request.contentStreamProvider()
                .map(provider -> provider.newStream())
                .orElseGet(InputStream::nullInputStream)) {
            String path = http.encodedPath().isEmpty() ? "/" : http.encodedPath();
            return new Request(String.valueOf(http.method()), path + query, headers, body.readAllBytes());
        }
    }

    private HttpExecuteResponse received(Reply reply) throws IOException {
        Delivery delivery = reply.delivery();
        if (delivery instanceof Delivery.Reset) {
            throw new SocketException("Connection reset");
        } else if (delivery instanceof Delivery.Silence) {
            await(readTimeout.plusNanos(1));
        } else if (delivery instanceof Delivery.Late late) {
            await(late.by());
        } else if (delivery instanceof Delivery.Drip drip) {
            for (int bytes = 0; bytes < reply.body().length; bytes++) {
                await(drip.pause());
            }
        }
        SdkHttpResponse.Builder response = SdkHttpResponse.builder();
        response.statusCode(reply.status());
        reply.headers().forEach(header -> response.appendHeader(header.name(), header.value()));
        InputStream body = delivery instanceof Delivery.CutOff cut
                ? new SequenceInputStream(new ByteArrayInputStream(cut.of(reply.body())), new PrematureEnd())
                : new ByteArrayInputStream(reply.body());
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(body))
                .build();
    }

    private void await(Duration time) throws SocketTimeoutException {
        boolean isInTime = time.compareTo(readTimeout) <= 0;
        sleep.accept(isInTime ? time : readTimeout);
        if (!isInTime) {
            throw new SocketTimeoutException("Read timed out");
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** The end of a body that comes too early. */
    private static final class PrematureEnd extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Premature EOF");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
