package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where provider functions run, and whose time passes there. */
interface Providers extends AutoCloseable {
    InstantSource clock();

    /** Between the tries of a clean-up. */
    void sleep(Duration pause);

    /** Where the functions find AWS. */
    URI uri();

    /** From now on these services are what the functions find, and this takes what they print. */
    void serve(List<HttpService> next, Consumer<String> printed);

    /** Runs a function, and runs it again as Lambda does when it fails. */
    CompletableFuture<?> invoke(ProviderFunction function, String event);

    @Override
    void close();
}
