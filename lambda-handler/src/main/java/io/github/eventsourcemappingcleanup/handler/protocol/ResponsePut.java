package io.github.eventsourcemappingcleanup.handler.protocol;

import java.time.Duration;

/** One PUT of an answer's body to a response URL. */
public interface ResponsePut {
    /** @param left the time that is left for it */
    PutResult put(String responseUrl, byte[] body, Duration left);
}
