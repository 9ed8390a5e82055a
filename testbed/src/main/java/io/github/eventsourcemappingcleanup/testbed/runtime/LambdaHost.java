package io.github.eventsourcemappingcleanup.testbed.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hosts one function. Like Lambda it keeps a JVM for the next event, starts another for events at the same time, and
 * replaces one that timed out or died.
 */
public final class LambdaHost implements AutoCloseable {
    /**
     * The pauses before the second and the third try of an asynchronous event (AWS developer guide, "Error handling").
     */
    public static final List<Duration> LAMBDAS_RETRY_PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final FunctionSettings function;
    private final List<Duration> retryPauses;
    private final Consumer<String> logLines;
    private final Path directory;
    private final Path taskRoot;
    private final RuntimeClient client;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Set<ExecutionEnvironment> environments = new HashSet<>();
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    // For a process that is ended before it closes its host: a busy JVM would run on to its own deadline.
    private final Thread lastResort = new Thread(this::end, "lambda-host-end");

    /** @param handlerPackage a zip with classes at its root and jars in lib/ */
    public LambdaHost(
            Path handlerPackage, FunctionSettings function, List<Duration> retryPauses, Consumer<String> logLines) {
        this.function = function;
        this.retryPauses = List.copyOf(retryPauses);
        this.logLines = logLines;
        try {
            directory = Files.createTempDirectory("lambda-host");
            taskRoot = Files.createDirectory(directory.resolve("task"));
            HandlerPackage.unpack(handlerPackage, taskRoot);
            client = RuntimeClient.unpackedTo(directory);
            Runtime.getRuntime().addShutdownHook(lastResort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One try, and its result. The time to start a JVM does not count. */
    public InvocationResult invoke(String event, Duration timeout) {
        return invoke(UUID.randomUUID().toString(), event, timeout);
    }

    /** Up to three tries with the same request id, and the results of all that were made. */
    public CompletableFuture<List<InvocationResult>> invokeAsync(String event, Duration timeout) {
        return CompletableFuture.supplyAsync(() -> tries(event, timeout), LambdaHost::inBackground);
    }

    static void inBackground(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends every JVM at once, also in the middle of an invocation. */
    public synchronized void killJvms() {
        environments.forEach(ExecutionEnvironment::kill);
    }

    /** What the function has printed so far. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Leaves no process and no file. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // The process is ending: both may run.
        }
        end();
    }

    Path directory() {
        return directory;
    }

    private void end() {
        closing.countDown();
        List<ExecutionEnvironment> last;
        synchronized (this) {
            last = List.copyOf(environments);
        }
        last.forEach(ExecutionEnvironment::close);
        try {
            HandlerPackage.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<InvocationResult> tries(String event, Duration timeout) {
        String requestId = UUID.randomUUID().toString();
        List<InvocationResult> results = new ArrayList<>();
        results.add(invoke(requestId, event, timeout));
        for (Duration pause : retryPauses) {
            if (!results.get(results.size() - 1).failed() || closedWithin(pause)) {
                break;
            }
            results.add(invoke(requestId, event, timeout));
        }
        return List.copyOf(results);
    }

    private InvocationResult invoke(String requestId, String event, Duration timeout) {
        ExecutionEnvironment environment = take();
        try {
            return environment.invoke(requestId, event, timeout);
        } finally {
            giveBack(environment);
        }
    }

    private synchronized ExecutionEnvironment take() {
        if (closing.getCount() == 0) {
            throw new IllegalStateException("the host is closed");
        }
        while (!idle.isEmpty()) {
            ExecutionEnvironment warm = idle.pop();
            if (warm.isAlive()) {
                return warm;
            }
            discard(warm);
        }
        return start();
    }

    private synchronized void giveBack(ExecutionEnvironment environment) {
        if (environment.isAlive()) {
            idle.push(environment);
        } else {
            discard(environment);
        }
    }

    private void discard(ExecutionEnvironment environment) {
        environments.remove(environment);
        environment.close();
    }

    private ExecutionEnvironment start() {
        try {
            Path logFile = Files.createTempFile(directory, "log", "");
            ExecutionEnvironment environment =
                    new ExecutionEnvironment(function, client, taskRoot, logFile, this::print);
            environments.add(environment);
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(String line) {
        log.add(line);
        logLines.accept(line);
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
