package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Follows the mappings by looking into the control plane itself: asking its API four times a second would take the quota that the cleanup needs. */
final class Watch {
    private final ControlPlane controlPlane;
    private final InstantSource clock;
    private List<Sighting> sightings;

    Watch(ControlPlane controlPlane, InstantSource clock, List<DemoMapping> mappings) {
        this.controlPlane = controlPlane;
        this.clock = clock;
        Instant now = clock.instant();
        sightings = mappings.stream()
                .map(mapping -> Sighting.first(mapping, "Creating", now))
                .toList();
        look();
    }

    List<Sighting> look() {
        sightings = sightings.stream().map(this::look).toList();
        return sightings;
    }

    private Sighting look(Sighting last) {
        Optional<MappingView> view = controlPlane.find(last.mapping().uuid());
        return last.next(
                view.map(MappingView::state).orElse(Sighting.GONE),
                view.map(MappingView::since).orElseGet(clock::instant));
    }
}
