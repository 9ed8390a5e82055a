package io.github.eventsourcemappingcleanup.testbed.runtime;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The Lambda Runtime API as one JVM sees it (AWS developer guide, "Using the Lambda runtime API"). */
final class RuntimeApi implements HttpService {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

    private final BlockingQueue<Reply> invocations = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<Void> asking = new CompletableFuture<>();
    private volatile CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    private volatile @Nullable InvocationResult end;

    /** Gives the JVM its next invocation. */
    CompletableFuture<InvocationResult> handOut(Reply invocation) {
        asking = new CompletableFuture<>();
        result = new CompletableFuture<>();
        invocations.add(invocation);
        InvocationResult ended = end;
        if (ended != null) {
            // The JVM died while it was idle, and told the result of before.
            result.complete(ended);
        }
        return result;
    }

    /** Done while the JVM waits for its next invocation. */
    CompletableFuture<Void> asking() {
        return asking;
    }

    /** How the current invocation, or before the first one the start, ended. */
    CompletableFuture<InvocationResult> result() {
        return result;
    }

    void ended(int exitCode) {
        end = new InvocationResult.Crashed(exitCode);
        result.complete(end);
        // Lets the connection go that may still wait for an invocation.
        invocations.add(Reply.empty(503));
    }

    @Override
    public Optional<Reply> answer(Request request) {
        String path = request.path();
        if (path.equals(INVOCATION + "next")) {
            return Optional.of(next());
        }
        if (path.endsWith("/response")) {
            result.complete(new InvocationResult.Returned(request.text()));
        } else if (path.endsWith("/init/error")) {
            result.complete(new InvocationResult.InitError(request.text()));
        } else {
            result.complete(new InvocationResult.FunctionError(request.text()));
        }
        return Optional.of(Reply.of(202, "application/json", "{\"status\":\"OK\"}"));
    }

    private Reply next() {
        asking.complete(null);
        try {
            return invocations.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.empty(503);
        }
    }
}
