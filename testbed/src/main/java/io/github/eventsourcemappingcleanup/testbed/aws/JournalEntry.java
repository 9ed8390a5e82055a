package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that the control plane was asked.
 *
 * @param uuid the mapping that the call named
 * @param marker the page that a List asked for
 * @param status what the client was answered; 0 if it got no answer
 */
public record JournalEntry(
        Instant time,
        String operation,
        @Nullable String uuid,
        @Nullable String marker,
        int status) {}
