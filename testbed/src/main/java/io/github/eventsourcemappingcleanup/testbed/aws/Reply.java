package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a service answers, and how that reaches the client. */
public record Reply(int status, List<Header> headers, byte[] body, Delivery delivery) implements Fault {
    public Reply {
        headers = List.copyOf(headers);
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(
                status, List.of(new Header("Content-Type", contentType)), body.getBytes(UTF_8), new Delivery.Whole());
    }

    public static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0], new Delivery.Whole());
    }

    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body, delivery);
    }

    public Reply delivered(Delivery how) {
        return new Reply(status, headers, body, how);
    }

    /** Answers this instead, and the work is not done. */
    @Override
    public Reply applyTo(Supplier<Reply> work) {
        return this;
    }

    /** The status that the client gets to see; 0 if it sees none. */
    public int statusSeen() {
        return delivery.showsStatus() ? status : 0;
    }
}
