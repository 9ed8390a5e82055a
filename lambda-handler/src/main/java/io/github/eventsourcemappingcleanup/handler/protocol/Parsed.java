package io.github.eventsourcemappingcleanup.handler.protocol;

/** What became of an event's bytes. */
public sealed interface Parsed {
    record Accepted(Request request) implements Parsed {}

    /** Not a request to act on, but there is somewhere to say so. */
    record Refused(ReplyTo replyTo, Answer answer) implements Parsed {}

    /** Nowhere to send an answer to. */
    record Unanswerable(String why) implements Parsed {}
}
