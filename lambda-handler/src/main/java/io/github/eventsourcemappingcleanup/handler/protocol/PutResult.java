package io.github.eventsourcemappingcleanup.handler.protocol;

/** What became of one PUT of an answer. */
public sealed interface PutResult {
    record Taken() implements PutResult {}

    /** The request as such was refused: a 4xx that is not about load. */
    record Refused(int status) implements PutResult {}

    /** It may be taken later. */
    record Unavailable(String why) implements PutResult {}
}
