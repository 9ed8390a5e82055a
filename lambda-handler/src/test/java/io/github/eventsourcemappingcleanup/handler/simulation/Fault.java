package io.github.eventsourcemappingcleanup.handler.simulation;

/** A way in which one call goes wrong. */
public enum Fault {
    IN_USE,
    CONFLICT,
    THROTTLED,
    THROTTLED_WITHOUT_A_WORD,
    SERVICE,
    INVALID,
    NOT_FOUND,
    DENIED,
    EXPIRED_TOKEN,
    /** A status of something on the way, without an error code. */
    BARE_404,
    BARE_502,
    /** Refused or reset before the work was done. */
    NO_CONNECTION,
    /** The work was done, and the answer is lost. */
    ANSWER_LOST,
    /** No answer within the client's time; the work may be done. */
    HANGING,
    /** AWS answers a marker that it does not know any more with an empty page and no error. */
    MARKER_EXPIRED,
    /** The answer takes its time, and is right. */
    SLOW
}
