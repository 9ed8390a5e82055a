package io.github.eventsourcemappingcleanup.handler.teardown;

import java.util.List;

/** How a run ended. */
public sealed interface TeardownResult {
    /** A whole fresh look found nothing. */
    record Drained(int removed) implements TeardownResult {}

    /** Time is up, or nothing that is left can be removed. */
    record Incomplete(int removed, List<Left> left) implements TeardownResult {
        public Incomplete {
            left = List.copyOf(left);
        }
    }

    /** It could not be seen what is there. */
    record Blind(String why) implements TeardownResult {}
}
