package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One thing that goes wrong with one call: a {@link Reply} instead of the honest one, or an honest one that is delivered
 * badly. A client on the JDK's HttpURLConnection (the SDK's url-connection-client is one) silently sends a request a second
 * time when the connection breaks before the answer, a DELETE too: it notices the second break.
 */
@FunctionalInterface
public interface Fault {
    /** The answer of a call that has this fault; the work is the honest answer, with its effects. */
    Reply applyTo(Supplier<Reply> work);

    /** The work is done, and its answer is delivered like this. */
    static Fault delivered(Delivery how) {
        return work -> work.get().delivered(how);
    }

    /** The connection is reset, nothing was done. */
    static Fault reset() {
        return Reply.empty(500).delivered(new Delivery.Reset());
    }

    /** Nothing is done and nothing is said until the client gives up. */
    static Fault hang() {
        return Reply.empty(500).delivered(new Delivery.Silence());
    }

    /** The work is done at once, and answered later by this much real time. */
    static Fault slow(Duration by) {
        return delivered(new Delivery.Late(by));
    }

    /** The work is done, and the connection is reset before the answer. */
    static Fault lost() {
        return delivered(new Delivery.Reset());
    }

    /** The work is done, and the answer's body ends after so many bytes. */
    static Fault cutOff(int bytes) {
        return delivered(new Delivery.CutOff(bytes));
    }

    /** The work is done, and the answer's body comes byte by byte. */
    static Fault drip(Duration pause) {
        return delivered(new Delivery.Drip(pause));
    }
}
