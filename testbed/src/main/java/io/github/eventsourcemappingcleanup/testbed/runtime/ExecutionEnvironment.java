package io.github.eventsourcemappingcleanup.testbed.runtime;

import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One JVM with the function in it, good for one invocation at a time. */
final class ExecutionEnvironment implements AutoCloseable {

    /** Generous: on Lambda it is ten seconds, on a processor that is nobody else's. */
    private static final Duration INIT_LIMIT = Duration.ofMinutes(1);

    private final RuntimeApi api = new RuntimeApi();
    private final LocalEndpoint endpoint = LocalEndpoint.start(api);
    private final FunctionSettings function;
    private final Process process;
    // Asked for once: each Process.onExit() brings a thread of its own when the process ends.
    private final CompletableFuture<Process> exit;
    private final LogTail log;

    ExecutionEnvironment(
            FunctionSettings function, RuntimeClient client, Path taskRoot, Path logFile, Consumer<String> logLines)
            throws IOException {
        this.function = function;
        ProcessBuilder builder = new ProcessBuilder(client.command(function))
                .directory(taskRoot.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(Files.createFile(logFile).toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(function.allVariables(
                        taskRoot.toString(), endpoint.uri().getAuthority()));
        log = new LogTail(logFile, logLines);
        process = builder.start();
        exit = process.onExit();
        exit.thenAccept(ended -> api.ended(ended.exitValue()));
        follow();
    }

    /** Waits until the JVM asks for its first event, or has failed to. */
    boolean started() {
        within(INIT_LIMIT, CompletableFuture.anyOf(api.asking(), api.result()));
        return api.asking().isDone();
    }

    InvocationResult invoke(String requestId, String event, Duration timeout) {
        InvocationResult result = started() ? run(requestId, event, timeout) : notStarted();
        if (result instanceof InvocationResult.TimedOut) {
            kill();
        }
        // The end of the invocation: the JVM asks for the next one, or is gone. So a second event finds it ready, or
        // not at all.
        if (!within(INIT_LIMIT, CompletableFuture.anyOf(api.asking(), exit))) {
            kill();
            exit.join();
        }
        log.readToTheEnd();
        return result;
    }

    /** As Linux counts it, 0 for a JVM that is gone. */
    int maxMemoryUsedMegabytes() {
        try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return status.filter(line -> line.startsWith("VmHWM:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }

    void freeze() {
        try {
            new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        exit.join();
        endpoint.close();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvocationResult notStarted() {
        return api.result().getNow(new InvocationResult.TimedOut(INIT_LIMIT));
    }

    private InvocationResult run(String requestId, String event, Duration timeout) {
        long deadline = System.currentTimeMillis() + timeout.toMillis();
        CompletableFuture<InvocationResult> result = api.handOut(Reply.of(200, "application/json", event)
                .with("Lambda-Runtime-Aws-Request-Id", requestId)
                .with("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline))
                .with("Lambda-Runtime-Invoked-Function-Arn", function.arn())
                .with(
                        "Lambda-Runtime-Trace-Id",
                        "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0"));
        return within(timeout, result) ? result.join() : new InvocationResult.TimedOut(timeout);
    }

    private static boolean within(Duration time, CompletableFuture<?> awaited) {
        try {
            awaited.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Lines are passed on while the function runs, too. */
    private void follow() {
        Thread thread = new Thread(
                () -> {
                    while (!within(Duration.ofMillis(50), exit)) {
                        log.read();
                    }
                },
                "log-" + process.pid());
        thread.setDaemon(true);
        thread.start();
    }
}
