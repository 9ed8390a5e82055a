package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The JVMs in which the provider functions of a test class run, for one account after the other: to start one is what
 * costs time. Functions of the same package with the same settings share one, as calls of a function do.
 */
final class ProviderHosts implements AfterAllCallback, AutoCloseable {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    private record Key(Path handlerPackage, FunctionSettings settings) {}

    private final Map<Key, LambdaHost> hosts = new HashMap<>();
    private final LocalEndpoint endpoint = LocalEndpoint.start(this::answer);
    private volatile List<HttpService> services = List.of();
    private volatile Consumer<String> lines = line -> {};

    /** From now on these services are what the functions find, and this takes what they print. */
    void serve(List<HttpService> next, Consumer<String> printed) {
        services = List.copyOf(next);
        lines = printed;
    }

    URI uri() {
        return endpoint.uri();
    }

    synchronized LambdaHost host(Path handlerPackage, FunctionSettings settings) {
        return hosts.computeIfAbsent(
                new Key(handlerPackage, settings),
                key -> new LambdaHost(
                        handlerPackage, settings, List.of(RETRY_PAUSE, RETRY_PAUSE), line -> lines.accept(line)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public synchronized void close() {
        hosts.values().forEach(LambdaHost::close);
        endpoint.close();
    }

    private Optional<Reply> answer(Request request) {
        return Stream.of(services)
                .flatMap(List::stream)
                .map(service -> service.answer(request))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
