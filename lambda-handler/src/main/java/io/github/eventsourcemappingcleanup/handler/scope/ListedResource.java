package io.github.eventsourcemappingcleanup.handler.scope;

import java.util.Set;

/**
 * A resource as its stack lists it.
 *
 * @param physicalId empty as long as there is none
 */
record ListedResource(String logicalId, String type, String physicalId, String status) {
    /** What a stack has deleted, or left behind, is told of for a while. */
    private static final Set<String> NO_MORE = Set.of("DELETE_COMPLETE", "DELETE_SKIPPED");

    boolean isOfTheStack() {
        return !NO_MORE.contains(status);
    }
}
