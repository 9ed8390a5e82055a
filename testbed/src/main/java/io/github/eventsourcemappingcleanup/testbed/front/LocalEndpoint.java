package io.github.eventsourcemappingcleanup.testbed.front;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * An HTTP/1.1 server on a free loopback port. The first service that wants a request answers it; nobody's request is a
 * 404.
 */
public final class LocalEndpoint implements AutoCloseable {

    private final ServerSocket server;
    private final List<HttpService> services;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private LocalEndpoint(ServerSocket server, List<HttpService> services) {
        this.server = server;
        this.services = List.copyOf(services);
    }

    /** The order of the services is the order in which they are asked. */
    public static LocalEndpoint start(HttpService... services) {
        try {
            LocalEndpoint endpoint = new LocalEndpoint(
                    new ServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), List.of(services));
            daemon("endpoint-" + endpoint.server.getLocalPort(), endpoint::accept);
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Ends every connection, the silent and the slow ones too. */
    @Override
    public void close() {
        closing.countDown();
        closeQuietly(server);
        open.forEach(LocalEndpoint::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                if (server.isClosed()) {
                    closeQuietly(socket);
                }
                daemon("connection-" + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket, this::ask, closing).serve();
        } catch (IOException e) {
            // The client went away, or the endpoint was closed: either way there is nobody to tell.
        } finally {
            open.remove(socket);
        }
    }

    private Reply ask(Request request) {
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

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Already closed.
        }
    }
}
