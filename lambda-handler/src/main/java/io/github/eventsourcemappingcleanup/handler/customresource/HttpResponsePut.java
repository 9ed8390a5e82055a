package io.github.eventsourcemappingcleanup.handler.customresource;

import io.github.eventsourcemappingcleanup.handler.aws.ProxiedConnections;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * PUTs to a presigned S3 URL: path and query exactly as they came, no Content-Type (it is not part of the signature),
 * Content-Length in bytes. {@link HttpURLConnection} does just that, and starts many times faster than
 * {@code java.net.http} does; {@link URL} keeps characters that {@link java.net.URI} would refuse.
 *
 * <p>A PUT takes 8 seconds at most, however slowly its answer comes. The resolution of the host's name is not counted.
 */
public final class HttpResponsePut implements ResponsePut {
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(4);
    /** A connection that is not made yet can't be closed: so that is tried until the PUT is over. */
    private static final long CLOSE_AGAIN_MILLIS = 100;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Result put(String responseUrl, byte[] body, Duration left) {
        Duration longest = atMost(LONGEST, left);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(HttpResponsePut::daemon);
        AtomicBoolean timeIsUp = new AtomicBoolean();
        try {
            HttpURLConnection connection = new ProxiedConnections(
                            atMost(LONGEST_CONNECT, longest), LONGEST.plusSeconds(1))
                    .open(new URL(responseUrl));
            // Its own timeout begins again with each byte.
            Runnable close = () -> {
                timeIsUp.set(true);
                connection.disconnect();
            };
            timer.scheduleWithFixedDelay(close, longest.toMillis(), CLOSE_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return put(connection, body);
        } catch (IOException | RuntimeException e) {
            // Its message may hold the URL.
            return new Result.Unavailable(
                    timeIsUp.get() ? "no answer in time" : e.getClass().getSimpleName());
        } finally {
            timer.shutdownNow();
        }
    }

    private static Result put(HttpURLConnection connection, byte[] body) throws IOException {
        try {
            connection.setRequestMethod("PUT");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return result(connection.getResponseCode());
        } finally {
            connection.disconnect();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "response-put");
        thread.setDaemon(true);
        return thread;
    }

    private static Result result(int status) {
        if (status >= 200 && status < 300) {
            return new Result.Accepted();
        }
        boolean refused = status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
        return refused ? new Result.Refused(status) : new Result.Unavailable("HTTP status " + status);
    }

    /** At least a millisecond: none would mean for any length of time. */
    private static Duration atMost(Duration longest, Duration left) {
        return Duration.ofMillis(Math.max(1, Math.min(longest.toMillis(), left.toMillis())));
    }
}
