package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;

/**
 * One call that was answered, or not.
 *
 * @param subject the mapping, the page of the list, the stack or the physical id that the call named; empty if it named nothing
 * @param status what the client was answered; 0 if it got no answer
 */
public record JournalEntry(Instant time, String operation, String subject, int status) {}
