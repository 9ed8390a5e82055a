package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.ProviderEvent;
import java.util.List;

/** All that a verdict on an update rests on: each mapping afterwards, and what the provider function was sent meanwhile. */
record UpdateFacts(List<Sighting> mappings, List<ProviderEvent> events) {
    UpdateFacts {
        mappings = List.copyOf(mappings);
        events = List.copyOf(events);
    }

    List<ProviderEvent> deletes() {
        return events.stream().filter(ProviderEvent::isDelete).toList();
    }
}
