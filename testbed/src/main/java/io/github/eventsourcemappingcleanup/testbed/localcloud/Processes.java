package io.github.eventsourcemappingcleanup.testbed.localcloud;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes below this one, also those that others of them started: closing ends them all, by id. A process whose parent dies first is no
 * descendant of ours any more, so every one is remembered as soon as it is seen.
 */
public final class Processes implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Duration grace;
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private final Thread watcher = new Thread(this::watch, "processes");

    /** @param grace how long they may take to end by themselves once they are told to */
    public Processes(Duration grace) {
        this.grace = grace;
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Starts a command with exactly this environment; all that it prints is written to one file. */
    public static Process start(List<String> command, Path directory, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Override
    public void close() {
        look();
        seen.forEach(ProcessHandle::destroy);
        awaitEnd();
        // Whatever was started meanwhile is found here.
        look();
        List.copyOf(seen).forEach(process -> process.descendants().forEach(seen::add));
        seen.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    private void watch() {
        try {
            while (true) {
                look();
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Remembers what is there now. */
    void look() {
        seen.removeIf(process -> !process.isAlive());
        ProcessHandle.current().descendants().forEach(seen::add);
    }

    private void awaitEnd() {
        try {
            CompletableFuture.allOf(seen.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Those that are left are killed next.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
