package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.time.Instant;

/**
 * One DescribeStacks: the name or id that was asked for, and the status that the client was answered; 0 if it got no
 * answer.
 */
public record StackCall(Instant time, String stack, int status) {}
