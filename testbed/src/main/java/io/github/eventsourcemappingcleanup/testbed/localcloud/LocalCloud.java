package io.github.eventsourcemappingcleanup.testbed.localcloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MiniStack: one process, one loopback port, nothing kept on disk. */
final class LocalCloud implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private @Nullable Process process;

    private LocalCloud(int port) {
        this.port = port;
    }

    /** Its address is fixed before it starts: the endpoint in front of it must know it, and it must know the endpoint. */
    static LocalCloud onFreePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LocalCloud(probe.getLocalPort());
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * @param function a function's name; it runs nothing in MiniStack, each of its events is POSTed to the host
     */
    void start(Workplace place, String function, URI host) throws IOException, InterruptedException {
        // Only this: MiniStack has many switches, and none that the caller's shell may hold is meant here.
        Map<String, String> environment = Map.of(
                "PATH",
                System.getenv("PATH"),
                "BIND_HOST",
                "127.0.0.1",
                "GATEWAY_PORT",
                Integer.toString(port),
                "MINISTACK_HOST",
                "127.0.0.1",
                // Its MQTT port listens on every interface, else.
                "IOT_MTLS_ENABLED",
                "0",
                "TMPDIR",
                place.scratch().toString(),
                "MINISTACK_LAMBDA_PROXY_" + function,
                host.toString());
        Path log = place.log("ministack");
        process = Processes.start(
                List.of(place.python().toString(), "-m", "ministack"), place.scratch(), environment, log);
        HttpRequest ready =
                HttpRequest.newBuilder(uri().resolve("/_ministack/ready")).build();
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!answers(ready)) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException("MiniStack does not start: " + lastLine(log) + " (" + log + ")");
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }

    private boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
    }
}
