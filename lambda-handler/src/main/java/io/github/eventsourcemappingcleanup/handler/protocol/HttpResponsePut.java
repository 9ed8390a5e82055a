package io.github.eventsourcemappingcleanup.handler.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;

/**
 * PUTs to a presigned S3 URL: path and query exactly as they came, no Content-Type (it is not part of the signature),
 * Content-Length in bytes. {@link HttpURLConnection} does just that, and starts many times faster than
 * {@code java.net.http} does; {@link URL} keeps characters that {@link java.net.URI} would refuse.
 */
public final class HttpResponsePut implements ResponsePut {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(4);
    private static final Duration LONGEST_READ = Duration.ofSeconds(8);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public PutResult put(String responseUrl, byte[] body, Duration left) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(responseUrl).openConnection();
            connection.setConnectTimeout(millis(LONGEST_CONNECT, left));
            connection.setReadTimeout(millis(LONGEST_READ, left));
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("PUT");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try {
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
                return result(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException | IllegalArgumentException e) {
            // Its message may hold the URL.
            return new PutResult.Unavailable(e.getClass().getSimpleName());
        }
    }

    private static PutResult result(int status) {
        if (status >= 200 && status < 300) {
            return new PutResult.Taken();
        }
        boolean refused = status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
        return refused ? new PutResult.Refused(status) : new PutResult.Unavailable("HTTP status " + status);
    }

    private static int millis(Duration longest, Duration left) {
        return (int) Math.max(1, Math.min(longest.toMillis(), left.toMillis()));
    }
}
