package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.Clients;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Processes;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The real CDK CLI against the local cloud. While a command runs, the view shows what becomes of the mappings. */
final class CdkCli {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Workplace place;
    private final URI endpoint;
    private final View view;

    CdkCli(Workplace place, URI endpoint, View view) {
        this.place = place;
        this.endpoint = endpoint;
        this.view = view;
    }

    /** How a command ended, and all that it printed. */
    record Result(int status, String output) {}

    /** The demo can't go on; the message is the one line that a person is told. */
    static final class CommandFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CommandFailed(String message) {
            super(message);
        }
    }

    void bootstrap() throws IOException, InterruptedException {
        mustSucceed(List.of("bootstrap", "aws://" + Clients.ACCOUNT + "/" + Clients.REGION));
    }

    /** @param more options */
    void deploy(List<String> more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("deploy", DeployedStack.NAME, "--require-approval", "never"));
        words.addAll(more);
        mustSucceed(words);
    }

    Result destroy(Supplier<List<DemoMapping>> mappings) throws IOException, InterruptedException {
        return run(List.of("destroy", DeployedStack.NAME, "--force"), mappings);
    }

    private void mustSucceed(List<String> words) throws IOException, InterruptedException {
        Result result = run(words, List::of);
        if (result.status() != 0) {
            String lastLine = result.output().strip().lines().reduce("", (earlier, later) -> later);
            throw new CommandFailed("cdk %s ended with status %d: %s (%s)"
                    .formatted(String.join(" ", words), result.status(), lastLine, log(words)));
        }
    }

    private Result run(List<String> words, Supplier<List<DemoMapping>> mappings)
            throws IOException, InterruptedException {
        // With an app at hand, bootstrap would synthesize it for nothing.
        boolean ofTheApp = !words.get(0).equals("bootstrap");
        List<String> line = new ArrayList<>(List.of(place.cdk().toString()));
        line.addAll(words);
        if (ofTheApp) {
            line.addAll(List.of("--output", place.scratch().resolve("cdk.out").toString()));
        }
        line.addAll(List.of("--no-notices", "--no-color"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        Instant start = Instant.now();
        Process process = Processes.start(line, ofTheApp ? place.checkout() : place.scratch(), environment, log(words));
        boolean ended;
        do {
            ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            // Once more after the end: what is shown last is how it ended.
            view.show(mappings.get(), "demo: cdk " + String.join(" ", words), start, Instant.now());
        } while (!ended);
        view.settle();
        return new Result(process.exitValue(), Files.readString(log(words)));
    }

    private Path log(List<String> words) {
        return place.log("cdk-" + words.get(0));
    }
}
