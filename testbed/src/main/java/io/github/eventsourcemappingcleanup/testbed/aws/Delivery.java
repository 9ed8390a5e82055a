package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.util.Arrays;

/** How an answer reaches the client, or fails to. Pauses are real time: the client's timeouts are. */
public sealed interface Delivery {
    default boolean showsStatus() {
        return !(this instanceof Reset || this instanceof Silence);
    }

    record Whole() implements Delivery {}

    record Late(Duration by) implements Delivery {}

    /** The head and the first bytes of the body, then the connection is closed. */
    record CutOff(int bytes) implements Delivery {
        public byte[] of(byte[] body) {
            return Arrays.copyOf(body, Math.min(bytes, body.length));
        }
    }

    /** The body byte by byte. */
    record Drip(Duration pause) implements Delivery {}

    /** A reset (RST) instead of the answer. */
    record Reset() implements Delivery {}

    /** The connection stays open without a word until the client, or the endpoint, closes it. */
    record Silence() implements Delivery {}
}
