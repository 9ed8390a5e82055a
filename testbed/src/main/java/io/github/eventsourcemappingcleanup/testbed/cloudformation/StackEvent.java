package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import java.time.Instant;

/**
 * One line of a stack's events.
 *
 * @param logicalId of a resource; the stack's name for the stack itself
 * @param physicalId empty as long as there is none; the stack's id for the stack itself
 * @param status a {@link ResourceStatus}; a {@link StackStatus} for the stack itself
 * @param reason empty if there is nothing to say
 */
public record StackEvent(Instant time, String logicalId, String physicalId, String status, String reason) {
    /** As {@code "Queue DELETE_COMPLETE"}. */
    public String what() {
        return logicalId + " " + status;
    }
}
