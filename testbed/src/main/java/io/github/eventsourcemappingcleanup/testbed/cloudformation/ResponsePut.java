package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.time.Instant;

/** One request to a response URL and the status that the client was answered; 0 if it got no answer. */
public record ResponsePut(Instant time, Request request, int status) {}
