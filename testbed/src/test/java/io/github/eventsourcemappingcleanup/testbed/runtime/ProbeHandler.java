package io.github.eventsourcemappingcleanup.testbed.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Does what its event says. It is put into a package and run on the host, never called from a test. */
public final class ProbeHandler implements RequestStreamHandler {
    private final AtomicInteger invocations = new AtomicInteger();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), UTF_8);
        System.out.println("request=" + context.getAwsRequestId() + " event=" + event);
        output.write(answer(event.replace("\"", ""), context).getBytes(UTF_8));
    }

    private String answer(String wish, Context context) {
        return switch (wish) {
            case "count" -> String.valueOf(invocations.incrementAndGet());
            case "pid" -> String.valueOf(ProcessHandle.current().pid());
            case "environment" ->
                String.join(" ", System.getenv().keySet().stream().sorted().toList());
            case "context" ->
                context.getFunctionName() + " " + context.getMemoryLimitInMB() + " " + context.getInvokedFunctionArn()
                        + " " + (context.getRemainingTimeInMillis() <= 5_000);
            case "fail" -> throw new IllegalArgumentException("as wished");
            case "halt" -> halt();
            case "hang" -> hang();
            default -> wish;
        };
    }

    private static String halt() {
        System.out.print("no line end");
        System.out.flush();
        Runtime.getRuntime().halt(7);
        return "";
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
