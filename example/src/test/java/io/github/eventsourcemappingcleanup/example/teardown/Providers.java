package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where provider functions run, and whose time passes there. */
interface Providers {
    InstantSource clock();

    /** Between the tries of a clean-up. */
    void sleep(Duration pause);

    /** Where the functions find AWS. */
    URI uri();

    /** From now on this is what the functions find, and takes what they print. */
    void serve(HttpService aws, Consumer<String> printed);

    /** Runs a function, and runs it again as Lambda does when it fails. */
    CompletableFuture<?> invoke(ProviderFunction function, String event);
}
