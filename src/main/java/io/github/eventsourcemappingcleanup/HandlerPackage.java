package io.github.eventsourcemappingcleanup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The handler's package, as this library's jar carries it.
 *
 * @param bytes the zip file
 * @param hash of these
 */
record HandlerPackage(byte[] bytes, String hash) {
    private static final String RESOURCE = "event-source-mapping-cleanup-handler.zip";

    /** Read and hashed once for all stacks of all apps: a JVM that has just started takes a quarter of a second for that. */
    private static final class Carried {
        static final HandlerPackage PACKAGE = read();
    }

    HandlerPackage(byte[] bytes) {
        this(bytes, Sha256.of(bytes));
    }

    static HandlerPackage fromClasspath() {
        requireThere(HandlerPackage.class.getResource(RESOURCE));
        return Carried.PACKAGE;
    }

    static void requireThere(@Nullable URL resource) {
        if (resource == null) {
            throw new IllegalStateException("The handler's package " + RESOURCE
                    + " is not on the classpath beside " + HandlerPackage.class.getName()
                    + ". In a checkout of this library run `mvn compile` (or `mvn -pl src -am compile`); elsewhere the"
                    + " library's jar is incomplete");
        }
    }

    private static HandlerPackage read() {
        try (InputStream resource = HandlerPackage.class.getResourceAsStream(RESOURCE)) {
            return new HandlerPackage(Objects.requireNonNull(resource).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the package into the assembly, where the CDK expects the files of assets, also when it doesn't copy them
     * ({@code --no-staging}). The hash in its name keeps an old assembly from handing out an old handler.
     *
     * @return the file
     */
    Path stageInto(Path directory) {
        Path target = directory.resolve("event-source-mapping-cleanup-" + hash + ".zip");
        if (Files.exists(target)) {
            return target;
        }
        try {
            // Moved into place, so that what has this name is whole.
            Path partial = Files.write(directory.resolve(UUID.randomUUID() + ".part"), bytes);
            return Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
