package io.github.eventsourcemappingcleanup.testbed.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads requests off a connection: bodies with a length and chunked ones. */
final class RequestReader {

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Empty if the client closed the connection between two requests. */
    Optional<Request> next() throws IOException {
        Optional<String> first = lineOrEnd();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", 3);
        if (words.length != 3) {
            throw new IOException("no request line: " + first.get());
        }
        List<Header> headers = headers();
        Request head = new Request(words[0], words[1], headers, new byte[0]);
        if (head.header("Expect").orElse("").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        }
        return Optional.of(new Request(words[0], words[1], headers, body(head)));
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + line);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        return headers;
    }

    private byte[] body(Request head) throws IOException {
        if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return exactly(number(head.header("Content-Length").orElse("0"), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().split(";", 2)[0].trim(), 16);
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException e) {
            throw new IOException("no length: " + digits, e);
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client closed the connection within a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        return lineOrEnd().orElseThrow(() -> new EOFException("the client closed the connection within a request"));
    }

    private Optional<String> lineOrEnd() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return Optional.of(line.toString());
    }
}
