package io.github.eventsourcemappingcleanup.handler.mappings;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextMarker empty on the last page
 */
public record Page(List<Mapping> mappings, String nextMarker) {
    public Page {
        mappings = List.copyOf(mappings);
    }
}
