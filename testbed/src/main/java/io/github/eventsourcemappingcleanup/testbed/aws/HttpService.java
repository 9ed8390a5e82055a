package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.Optional;

/** One of the services behind an endpoint. Called from several threads at once. */
@FunctionalInterface
public interface HttpService {
    /** The answer, or empty if the request is meant for another service. */
    Optional<Reply> answer(Request request);
}
