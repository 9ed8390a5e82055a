package io.github.eventsourcemappingcleanup.testbed.demo;

import java.util.List;

/** All that a verdict rests on: how `cdk destroy` ended, each mapping afterwards, the events of the stack's deletion in order. */
record Facts(int destroyStatus, String destroyOutput, List<Sighting> mappings, List<ResourceEvent> events) {
    Facts {
        mappings = List.copyOf(mappings);
        events = List.copyOf(events);
    }
}
