package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import java.util.List;

/** How a run ended. */
public sealed interface TeardownResult {
    /**
     * A whole fresh scan found nothing that is selected.
     *
     * @param gone how many mappings were there, and are gone
     */
    record Completed(int gone) implements TeardownResult {}

    /** Time is up, or nothing that remains can be deleted. */
    record Incomplete(int gone, List<Remaining> remaining) implements TeardownResult {
        public Incomplete {
            remaining = List.copyOf(remaining);
        }
    }

    /** It could not be seen what is there. */
    record Unverified(String why) implements TeardownResult {}

    /**
     * A selected mapping that is not gone.
     *
     * @param why what kept it from being deleted, as far as AWS said that; may be empty
     */
    record Remaining(Mapping mapping, String why) {}
}
