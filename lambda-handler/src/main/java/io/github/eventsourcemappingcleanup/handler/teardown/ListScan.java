package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import java.util.List;

/** What a scan of the whole list came to. */
sealed interface ListScan {
    /** Everything selected that was listed, and how many pages it took. */
    record Complete(List<Mapping> found, int pages) implements ListScan {}

    /** Time was up before everything was seen. */
    record OutOfTime(String why) implements ListScan {}

    /** Not permitted to list. */
    record Denied(String why) implements ListScan {}
}
