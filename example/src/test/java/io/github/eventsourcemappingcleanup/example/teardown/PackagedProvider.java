package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The packaged handler under the real runtime client, in a JVM that the first event starts. */
final class PackagedProvider implements Providers {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    /** The function's own limit is too long for a test that fails. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(100);

    private final LocalEndpoint endpoint = LocalEndpoint.start(this::answer);
    private volatile List<HttpService> services = List.of();
    private volatile Consumer<String> lines = line -> {};
    private @Nullable LambdaHost host;

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
        if (host == null) {
            FunctionSettings settings = function.settings(uri(), TestingAccount.HOME);
            host = new LambdaHost(function.handlerPackage(), settings, List.of(RETRY_PAUSE, RETRY_PAUSE), lines);
        }
        return host.invokeAsync(event, LONGEST_RUN);
    }

    @Override
    public void close() {
        if (host != null) {
            host.close();
        }
        endpoint.close();
    }

    private Optional<Reply> answer(Request request) {
        return services.stream()
                .flatMap(service -> service.answer(request).stream())
                .findFirst();
    }
}
