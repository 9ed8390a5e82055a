package io.github.eventsourcemappingcleanup.testbed.demo;

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
import java.util.function.Consumer;

/** The real CDK CLI against the local cloud. */
final class CdkCli {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Workplace place;
    private final URI endpoint;

    CdkCli(Workplace place, URI endpoint) {
        this.place = place;
        this.endpoint = endpoint;
    }

    /** How a command ended, and all it said. */
    record Ended(int status, String output, Path log) {}

    /** @param meanwhile called several times a second while the command runs, with the time it has taken */
    Ended run(CdkCommand command, Consumer<Duration> meanwhile) throws IOException, InterruptedException {
        Path log = place.log(command.log());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        Instant start = Instant.now();
        Process process = Processes.start(
                line(command), command.app() == CdkApp.NONE ? place.scratch() : place.checkout(), environment, log);
        boolean ended;
        do {
            ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            // Once more after the end: what is shown last is how it ended.
            meanwhile.accept(Duration.between(start, Instant.now()));
        } while (!ended);
        return new Ended(process.exitValue(), Files.readString(log), log);
    }

    private List<String> line(CdkCommand command) {
        List<String> line = new ArrayList<>(List.of(place.cdk().toString(), command.name()));
        line.addAll(command.arguments());
        // A cloud assembly of this run alone.
        line.addAll(command.app().arguments(place.scratch().resolve("cdk.out")));
        line.addAll(List.of("--no-notices", "--no-color"));
        return line;
    }
}
