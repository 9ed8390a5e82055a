package io.github.eventsourcemappingcleanup.handler.scope;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as its stack lists it.
 *
 * @param physicalId empty as long as there is none
 */
record ListedResource(String logicalId, String type, String physicalId, String status) {
    /** What a stack has deleted, or left behind, is told of for a while. */
    private static final Set<String> NO_MORE = Set.of("DELETE_COMPLETE", "DELETE_SKIPPED");

    static ListedResource of(
            @Nullable String logicalId, @Nullable String type, @Nullable String physicalId, @Nullable String status) {
        return new ListedResource(text(logicalId), text(type), text(physicalId), text(status));
    }

    boolean isOfTheStack() {
        return isOfAStack(status);
    }

    static boolean isOfAStack(String status) {
        return !NO_MORE.contains(status);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
