package io.github.eventsourcemappingcleanup.handler.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The clients as the function builds them, by the standard settings of the SDK. */
@Isolated("The settings are the JVM's, and its threads are counted.")
class SdkClientsTest {
    private static final int CALLS = 8;
    private static final String ENDPOINT = "aws.endpointUrl";

    private final Properties settings = (Properties) System.getProperties().clone();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void set() {
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void clear() {
        System.setProperties(settings);
    }

    @Test
    void aCall_isMadeOnce_andSaysWhoCalls() {
        try (LocalEndpoint endpoint = LocalEndpoint.start(request -> {
            requests.add(request);
            return Optional.of(LambdaErrors.service());
        })) {
            System.setProperty(ENDPOINT, endpoint.uri().toString());
            SdkClients clients = new SdkClients();

            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(() -> clients.lambda().listEventSourceMappings());
            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(() -> clients.cloudFormation().describeStacks());
        }

        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("User-Agent"))
                        .hasValueSatisfying(agent -> assertThat(agent).contains("event-source-mapping-cleanup")));
    }

    /**
     * Calls that are not answered, or by drops, take the client's timeouts in real time: it would not end if one of the timeouts
     * were missing.
     */
    @Test
    @Tag("real-time")
    void callsThatAreGivenUp_whateverKeepsThem_leaveNoThreadBehind_andNoneInterrupted() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.getLocalPort());
            ExecutorService connections = Executors.newCachedThreadPool();
            connections.execute(() -> accept(server, connections));
            LambdaClient lambda = new SdkClients().lambda();
            giveUp(lambda);
            Set<Thread> before = clientThreads();

            ExecutorService callers = Executors.newFixedThreadPool(CALLS);
            List<Future<Boolean>> interrupted = callers.invokeAll(Collections.nCopies(CALLS, () -> {
                giveUp(lambda);
                return Thread.interrupted();
            }));
            callers.shutdown();

            for (Future<Boolean> each : interrupted) {
                assertThat(each.get()).isFalse();
            }
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            Set<Thread> after = clientThreads();
            connections.shutdownNow();
            after.removeAll(before);
            assertThat(after).isEmpty();
        }
    }

    private static void giveUp(LambdaClient lambda) {
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(lambda::listEventSourceMappings);
    }

    /** Every other connection is silent, the others drip for longer than a call may take, and are silent then. */
    private static void accept(ServerSocket server, ExecutorService connections) {
        for (int number = 0; !server.isClosed(); number++) {
            boolean drips = number % 2 == 1;
            try {
                Socket socket = server.accept();
                connections.execute(() -> answer(socket, drips ? 6 : 0));
            } catch (IOException e) {
                return; // The test is over.
            }
        }
    }

    private static void answer(Socket socket, int bytes) {
        try (socket;
                OutputStream out = socket.getOutputStream()) {
            if (bytes > 0) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
            }
            for (int i = 0; i < bytes; i++) {
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                        .join();
                out.write('{');
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has given up.
        }
    }

    /** Without those that the test makes, the SDK's timers, of which there are five, and the JDK's own, one of a kind. */
    private static Set<Thread> clientThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread ->
                thread.getName().matches("(pool-|sdk-ScheduledExecutor-|Keep-Alive-|CompletableFutureDelay).*"));
        return threads;
    }
}
