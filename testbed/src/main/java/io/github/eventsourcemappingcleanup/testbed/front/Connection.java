package io.github.eventsourcemappingcleanup.testbed.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One kept-alive connection: requests in, replies out, each in the way its delivery says. */
final class Connection {

    private final Socket socket;
    private final Function<Request, Reply> services;
    private final CountDownLatch closing;

    Connection(Socket socket, Function<Request, Reply> services, CountDownLatch closing) {
        this.socket = socket;
        this.services = services;
        this.closing = closing;
    }

    void serve() throws IOException {
        socket.setTcpNoDelay(true);
        OutputStream out = socket.getOutputStream();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        RequestReader reader = new RequestReader(in, out);
        boolean kept = true;
        while (kept) {
            Optional<Request> request = reader.next();
            if (request.isEmpty()) {
                return;
            }
            kept = send(request.get(), services.apply(request.get()), in, out);
        }
    }

    /** Whether the connection is still good for another request. */
    private boolean send(Request request, Reply reply, InputStream in, OutputStream out) throws IOException {
        byte[] head = head(reply);
        byte[] body = request.method().equals("HEAD") ? new byte[0] : reply.body();
        Delivery delivery = reply.delivery();
        if (delivery instanceof Delivery.Reset) {
            // Lingering for no time makes close() send a reset.
            socket.setSoLinger(true, 0);
            return false;
        }
        if (delivery instanceof Delivery.Silence) {
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        if (delivery instanceof Delivery.CutOff cut) {
            out.write(joined(head, Arrays.copyOf(body, Math.min(cut.bytes(), body.length))));
            return false;
        }
        if (delivery instanceof Delivery.Drip drip) {
            out.write(head);
            for (byte each : body) {
                pause(drip.pause());
                out.write(each);
            }
        } else {
            pause(delivery instanceof Delivery.Late late ? late.by() : Duration.ZERO);
            out.write(joined(head, body));
        }
        return !request.header("Connection").orElse("").equalsIgnoreCase("close");
    }

    private static byte[] head(Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Scripted\r\n");
        reply.headers()
                .forEach(h ->
                        head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        boolean lengthGiven = reply.headers().stream().anyMatch(h -> h.is("Content-Length"));
        if (!lengthGiven && reply.status() != 204 && reply.status() != 304) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(head.length + body.length);
        both.writeBytes(head);
        both.writeBytes(body);
        return both.toByteArray();
    }

    private void pause(Duration time) throws IOException {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("the endpoint is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
