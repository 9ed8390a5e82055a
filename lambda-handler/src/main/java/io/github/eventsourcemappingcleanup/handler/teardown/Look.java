package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import java.util.List;

/** What a whole fresh look at the list came to. */
sealed interface Look {
    /** Everything selected that was listed, and how many pages it took. */
    record Complete(List<Mapping> found, int pages) implements Look {}

    /** Time was up before everything was seen. */
    record OutOfTime(String why) implements Look {}

    /** Not permitted to look. */
    record Denied(String why) implements Look {}
}
