package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.InvocationResult;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/**
 * Runs the provider function: MiniStack POSTs an event once and waits for an answer, so it is answered at once, and the event is run as
 * Lambda runs an asynchronous one. The package and the settings are those that were deployed.
 */
final class ProviderService implements HttpService, AutoCloseable {
    static final String PATH = "/provider";

    private final String function;
    private final Workplace place;
    private final PrintStream log;
    private @Nullable Deployed deployed;

    ProviderService(String function, Workplace place) throws IOException {
        this.function = function;
        this.place = place;
        this.log = new PrintStream(Files.newOutputStream(place.log("provider")), true, UTF_8);
    }

    private record Deployed(LambdaHost host, Duration timeout) {}

    @Override
    public Optional<Reply> answer(Request request) {
        if (!request.path().equals(PATH)) {
            return Optional.empty();
        }
        // The endpoint that was called is the one that the function is to call.
        URI endpoint = URI.create("http://" + request.header("Host").orElseThrow());
        CompletableFuture.supplyAsync(() -> run(request.text(), endpoint))
                .thenCompose(runs -> runs)
                .whenComplete((results, failure) -> {
                    if (failure != null) {
                        log.println("the provider can't be run: " + failure);
                    }
                });
        return Optional.of(Reply.empty(202));
    }

    @Override
    public synchronized void close() {
        if (deployed != null) {
            deployed.host().close();
        }
        log.close();
    }

    private CompletableFuture<List<InvocationResult>> run(String event, URI endpoint) {
        try {
            Deployed provider = deployed(endpoint);
            return provider.host().invokeAsync(event, provider.timeout());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Deployed deployed(URI endpoint) throws IOException {
        if (deployed == null) {
            deployed = deploy(endpoint);
        }
        return deployed;
    }

    private Deployed deploy(URI endpoint) throws IOException {
        try (LambdaClient lambda = new Clients(endpoint).lambda()) {
            GetFunctionResponse found = lambda.getFunction(request -> request.functionName(function));
            Path code = place.scratch().resolve("provider.zip");
            try (InputStream download =
                    URI.create(found.code().location()).toURL().openStream()) {
                Files.copy(download, code);
            }
            FunctionConfiguration configuration = found.configuration();
            LambdaHost host = new LambdaHost(
                    code, settings(configuration, endpoint), LambdaHost.LAMBDAS_RETRY_PAUSES, log::println);
            return new Deployed(host, Duration.ofSeconds(configuration.timeout()));
        }
    }

    private FunctionSettings settings(FunctionConfiguration configuration, URI endpoint) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put(
                "AWS_LAMBDA_LOG_GROUP_NAME", configuration.loggingConfig().logGroup());
        if (configuration.environment() != null) {
            environment.putAll(configuration.environment().variables());
        }
        return new FunctionSettings(
                function,
                configuration.handler(),
                configuration.memorySize(),
                Clients.REGION,
                Clients.ACCOUNT,
                environment);
    }
}
