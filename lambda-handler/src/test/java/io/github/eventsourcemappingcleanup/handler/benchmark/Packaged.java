package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.CleanupHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * A contender as it is deployed.
 *
 * @param zip its package
 * @param handler its class
 * @param properties of its custom resource
 */
record Packaged(String title, Path zip, String handler, Map<String, Object> properties) {
    static Packaged ours(Path zip, Duration timeout) {
        return new Packaged(
                Grid.OURS.title(),
                zip,
                CleanupHandler.class.getName(),
                Map.of(
                        "Functions",
                        List.of(Map.of("Arn", Mappings.FUNCTION, "LogicalId", "Orders")),
                        "TimeoutSeconds",
                        timeout.toSeconds()));
    }

    /** Its class is on no classpath but its own. */
    static Packaged powertools(Path zip) {
        return new Packaged(
                Grid.POWERTOOLS.title(),
                zip,
                "io.github.eventsourcemappingcleanup.testbed.powertools.PowertoolsHandler",
                Map.of("FunctionName", Mappings.FUNCTION));
    }

    int bytes() {
        try {
            return Math.toIntExact(Files.size(zip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int jars() {
        try (ZipFile files = new ZipFile(zip.toFile())) {
            return (int) files.stream()
                    .filter(file -> file.getName().endsWith(".jar"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
