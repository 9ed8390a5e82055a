package io.github.eventsourcemappingcleanup.handler.customresource;

import java.time.Duration;

/** One PUT of a response's body to a response URL. */
public interface ResponsePut {
    /** @param left the time that is left for it; it takes no longer */
    Result put(String responseUrl, byte[] body, Duration left);

    /** What became of it. */
    sealed interface Result {
        record Accepted() implements Result {}

        /** The request as such was refused: a 4xx that is not about load. */
        record Refused(int status) implements Result {}

        /** It may be accepted later. */
        record Unavailable(String why) implements Result {}
    }
}
