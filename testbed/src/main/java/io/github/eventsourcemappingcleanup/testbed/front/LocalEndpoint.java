package io.github.eventsourcemappingcleanup.testbed.front;

import static java.nio.ByteBuffer.wrap;

import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Jetty on a free loopback port. The first service that wants a request answers it; nobody's request is a 404. (The JDK's
 * server neither resets a connection nor takes CONNECT or a target that is no valid URI.)
 */
public final class LocalEndpoint implements AutoCloseable {
    private final List<HttpService> services;
    private final Server server;
    private final ServerConnector connector;
    private final CountDownLatch closing = new CountDownLatch(1);

    private LocalEndpoint(List<HttpService> services) {
        this.services = List.copyOf(services);
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setDaemon(true);
        this.server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        // As the JDK's CONNECT has it: no port in the Host.
        configuration.setHttpCompliance(
                HttpCompliance.RFC9110.with("CONNECT", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false); // What is forwarded has one.
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Services());
    }

    /** The order of the services is the order in which they are asked. */
    public static LocalEndpoint start(HttpService... services) {
        LocalEndpoint endpoint = new LocalEndpoint(List.of(services));
        try {
            endpoint.server.start();
            return endpoint;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Ends every connection, the silent and the slow ones too. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Services extends Handler.Abstract {
        @Override
        public boolean handle(Request asked, Response response, Callback callback)
                throws IOException, InterruptedException {
            io.github.eventsourcemappingcleanup.testbed.aws.Request request = received(asked);
            Reply reply = ask(request);
            EndPoint endPoint = asked.getConnectionMetaData().getConnection().getEndPoint();
            if (reply.delivery() instanceof Delivery.Silence) {
                return true; // Nobody will complete it.
            } else if (reply.delivery() instanceof Delivery.Reset) {
                reset(endPoint);
                return true;
            } else if (reply.delivery() instanceof Delivery.Late late) {
                pause(late.by());
            }
            response.setStatus(reply.status());
            reply.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
            if (!response.getHeaders().contains(HttpHeader.CONTENT_LENGTH) && reply.status() != 204) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
            }
            if (reply.delivery() instanceof Delivery.CutOff cut) {
                Content.Sink.write(response, false, wrap(cut.of(reply.body())));
                endPoint.close();
                return true;
            } else if (reply.delivery() instanceof Delivery.Drip drip) {
                Content.Sink.write(response, false, wrap(new byte[0]));
                for (byte each : reply.body()) {
                    pause(drip.pause());
                    Content.Sink.write(response, false, wrap(new byte[] {each}));
                }
            } else if (!asked.getMethod().equals("HEAD")) {
                Content.Sink.write(response, false, wrap(reply.body()));
            }
            callback.succeeded();
            return true;
        }
    }

    private io.github.eventsourcemappingcleanup.testbed.aws.Request received(Request asked) throws IOException {
        return new io.github.eventsourcemappingcleanup.testbed.aws.Request(
                asked.getMethod(),
                target(asked.getHttpURI(), asked.getMethod()),
                asked.getHeaders().stream()
                        .map(field -> new Header(field.getName(), field.getValue()))
                        .toList(),
                Request.asInputStream(asked).readAllBytes());
    }

    /** As it was sent: where this stands for a proxy, it has the host in it. */
    private String target(HttpURI uri, String method) {
        if (method.equals("CONNECT")) {
            return uri.getAuthority();
        }
        boolean isForOthers = !uri().getAuthority().equals(uri.getAuthority());
        return isForOthers ? uri.asString() : uri.getPathQuery();
    }

    private Reply ask(io.github.eventsourcemappingcleanup.testbed.aws.Request request) {
        try {
            return services.stream()
                    .map(service -> service.answer(request))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseGet(() -> Reply.of(
                            404, "text/plain", "nobody here answers " + request.method() + " " + request.path()));
        } catch (RuntimeException e) {
            // Said in the answer, so that a fault of the test bed is not taken for one of the code under test.
            return Reply.of(500, "text/plain", "the test bed failed: " + e);
        }
    }

    private static void reset(EndPoint endPoint) throws IOException {
        // Lingering for no time makes close() send a reset.
        ((SocketChannel) endPoint.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        endPoint.close();
    }

    private void pause(Duration time) throws InterruptedException, IOException {
        if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("the endpoint is closed");
        }
    }
}
