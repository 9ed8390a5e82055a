package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One thing that goes wrong with one call. A client on the JDK's HttpURLConnection (the SDK's url-connection-client is
 * one) silently sends a request a second time when the connection breaks before the answer, a DELETE too: it notices
 * the second break.
 */
public sealed interface Fault {

    /** The answer of a call that has this fault; the work is the honest answer, with its effects. */
    Reply applyTo(Supplier<Reply> work);

    /** This is answered, and the work is not done. */
    record Refused(Reply reply) implements Fault {
        @Override
        public Reply applyTo(Supplier<Reply> work) {
            return reply;
        }
    }

    /** The work is not done, and no answer comes: the connection breaks, or stays silent. */
    record Dead(Delivery how) implements Fault {
        @Override
        public Reply applyTo(Supplier<Reply> work) {
            return Reply.empty(500).delivered(how);
        }
    }

    /** The work is done, and its answer is delivered badly: late, cut off, or not at all. */
    record Spoiled(Delivery how) implements Fault {
        @Override
        public Reply applyTo(Supplier<Reply> work) {
            return work.get().delivered(how);
        }
    }

    static Fault refused(Reply reply) {
        return new Refused(reply);
    }

    /** The connection is reset, nothing was done. */
    static Fault reset() {
        return new Dead(new Delivery.Reset());
    }

    /** Nothing is done and nothing is said until the client gives up. */
    static Fault hang() {
        return new Dead(new Delivery.Silence());
    }

    /** The work is done at once, and answered later by this much real time. */
    static Fault slow(Duration by) {
        return new Spoiled(new Delivery.Late(by));
    }

    /** The work is done, and the connection is reset before the answer. */
    static Fault lost() {
        return new Spoiled(new Delivery.Reset());
    }

    /** The work is done, and the answer's body ends after so many bytes. */
    static Fault cutOff(int bytes) {
        return new Spoiled(new Delivery.CutOff(bytes));
    }

    /** The work is done, and the answer's body comes byte by byte. */
    static Fault drip(Duration pause) {
        return new Spoiled(new Delivery.Drip(pause));
    }
}
