package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;

/**
 * One call to CloudFormation.
 *
 * @param asked the name or id of the stack, or the physical id of the resource
 * @param status what the client was answered; 0 if it got no answer
 */
public record StackCall(Instant time, String operation, String asked, int status) {}
