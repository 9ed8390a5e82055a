package io.github.eventsourcemappingcleanup.example.teardown;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.handler.CleanupHandler;
import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessHttpClient;
import io.github.eventsourcemappingcleanup.testbed.runtime.RunContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The handler in this process, in simulated time, through the SDK's real clients. An invocation is over when it
 * returns.
 */
final class SimulatedProvider implements Providers, Time {

    private record Clients(LambdaClient lambda, CloudFormationClient cloudFormation) implements AwsClients {}

    private static final URI URI_OF_AWS = URI.create("http://aws");
    private static final int RUNS = 3;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private HttpService aws = request -> Optional.empty();
    private Consumer<String> lines = line -> {};
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean delaysNext;
    private Runnable delayed = () -> {};

    @Override
    public InstantSource clock() {
        return this::now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        for (int i = 0; i < workers; i++) {
            work.run();
        }
    }

    @Override
    public URI uri() {
        return URI_OF_AWS;
    }

    @Override
    public void serve(HttpService aws, Consumer<String> printed) {
        this.aws = aws;
        lines = printed;
    }

    /** The next event is not delivered before the one that follows it. */
    void delayNext() {
        delaysNext = true;
    }

    @Override
    public CompletableFuture<?> invoke(ProviderFunction function, String event) {
        if (delaysNext) {
            delaysNext = false;
            delayed = () -> run(function, event);
        } else {
            Runnable before = delayed;
            delayed = () -> {};
            before.run();
            run(function, event);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void run(ProviderFunction function, String event) {
        CleanupHandler handler = new CleanupHandler(clients(function), this::put, this, () -> 0.5);
        for (int run = 1; run <= RUNS; run++) {
            Instant end = now.plus(function.timeout());
            RunContext context = new RunContext("run " + run, () -> Duration.between(now, end), lines);
            try {
                handler.handleRequest(
                        new ByteArrayInputStream(event.getBytes(UTF_8)), OutputStream.nullOutputStream(), context);
                break;
            } catch (IOException | RuntimeException e) {
                sleep(Duration.ofMinutes(run));
            }
        }
    }

    private AwsClients clients(ProviderFunction function) {
        SdkHttpClient http = new InProcessHttpClient(aws, READ_TIMEOUT, this::sleep);
        return new Clients(
                InProcessClients.client(LambdaClient.builder(), http, function.name()),
                InProcessClients.client(CloudFormationClient.builder(), http, function.name()));
    }

    private ResponsePut.Result put(String responseUrl, byte[] body, Duration left) {
        String target = responseUrl.substring(URI_OF_AWS.toString().length());
        Header length = new Header("Content-Length", String.valueOf(body.length));
        int status = aws.answer(new Request("PUT", target, List.of(length), body))
                .map(Reply::status)
                .orElseThrow();
        return status == 200 ? new ResponsePut.Result.Accepted() : new ResponsePut.Result.Refused(status);
    }
}
