package io.github.eventsourcemappingcleanup.testbed.runtime;

import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

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
                .redirectOutput(logFile.toFile());
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

    InvocationResult invoke(String requestId, String event, Duration timeout) {
        // The JVM asks for its first event, or has failed to.
        within(INIT_LIMIT, CompletableFuture.anyOf(api.asking(), api.result()));
        InvocationResult result = api.asking().isDone()
                ? run(requestId, event, timeout)
                : api.result().getNow(new InvocationResult.TimedOut(INIT_LIMIT));
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

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
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
        LambdaHost.inBackground(() -> {
            while (!within(Duration.ofMillis(50), exit)) {
                log.read();
            }
        });
    }
}
