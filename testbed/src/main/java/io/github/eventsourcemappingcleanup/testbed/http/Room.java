package io.github.eventsourcemappingcleanup.testbed.http;

import java.util.Optional;

/** One of the services behind an endpoint. Called from several threads at once. */
@FunctionalInterface
public interface Room {

    /** The answer, or empty if the request is meant for another room. */
    Optional<Reply> answer(Request request);
}
