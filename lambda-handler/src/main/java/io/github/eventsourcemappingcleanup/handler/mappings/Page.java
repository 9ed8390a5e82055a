package io.github.eventsourcemappingcleanup.handler.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param nextMarker empty on the last page
 */
public record Page(List<Mapping> mappings, String nextMarker) {
    public Page {
        mappings = List.copyOf(mappings);
    }

    /** Nothing if the answer has no list: it would be taken for a list of nothing. */
    static Optional<Page> of(Map<?, ?> answer) {
        if (!(answer.get("EventSourceMappings") instanceof List<?> items)) {
            return Optional.empty();
        }
        List<Mapping> mappings = new ArrayList<>();
        for (Object item : items) {
            if (item instanceof Map<?, ?> configuration) {
                mappings.add(Mapping.of(configuration));
            }
        }
        return Optional.of(new Page(mappings, answer.get("NextMarker") instanceof String marker ? marker : ""));
    }
}
