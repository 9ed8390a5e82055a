package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
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

/**
 * The packaged handler under the real runtime client, in a JVM for all accounts, one after the other, whose provider functions have
 * the same name and settings: to start one is what costs time.
 */
final class PackagedProvider implements Providers, AutoCloseable {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    /** The function's own limit is too long for a test that fails. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(100);

    private volatile HttpService aws = request -> Optional.empty();
    private volatile Consumer<String> lines = line -> {};
    private final LocalEndpoint endpoint = LocalEndpoint.start(request -> aws.answer(request));
    private @Nullable LambdaHost host;

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    /** Nobody waits for real. */
    @Override
    public void sleep(Duration pause) {}

    @Override
    public void serve(HttpService aws, Consumer<String> printed) {
        this.aws = aws;
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
            host = new LambdaHost(
                    function.handlerPackage(), settings, List.of(RETRY_PAUSE, RETRY_PAUSE), line -> lines.accept(line));
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
}
