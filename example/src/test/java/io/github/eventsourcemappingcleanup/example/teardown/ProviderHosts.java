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
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The packaged handler under the real runtime client, in JVMs for all accounts of a test class, one after the other: to start
 * one is what costs time. Functions of the same package with the same settings share one, as calls of a function do.
 */
final class ProviderHosts implements Providers, AfterAllCallback {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    /** The function's own limit is too long for a test that fails. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(100);

    private record Key(Path handlerPackage, FunctionSettings settings) {}

    private final Map<Key, LambdaHost> hosts = new HashMap<>();
    private final LocalEndpoint endpoint = LocalEndpoint.start(this::answer);
    private volatile List<HttpService> services = List.of();
    private volatile Consumer<String> lines = line -> {};

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    /** Nobody waits for real. */
    @Override
    public void sleep(Duration pause) {}

    @Override
    public void serve(List<HttpService> next, Consumer<String> printed) {
        services = List.copyOf(next);
        lines = printed;
    }

    @Override
    public URI uri() {
        return endpoint.uri();
    }

    @Override
    public CompletableFuture<?> invoke(ProviderFunction function, String event) {
        return host(function.handlerPackage(), function.settings(uri(), TestingAccount.HOME))
                .invokeAsync(event, LONGEST_RUN);
    }

    private synchronized LambdaHost host(Path handlerPackage, FunctionSettings settings) {
        return hosts.computeIfAbsent(
                new Key(handlerPackage, settings),
                key -> new LambdaHost(
                        handlerPackage, settings, List.of(RETRY_PAUSE, RETRY_PAUSE), line -> lines.accept(line)));
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
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
