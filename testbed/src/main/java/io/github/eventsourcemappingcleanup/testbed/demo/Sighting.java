package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A mapping's state as last seen, since when, and when its deletion was first seen. */
record Sighting(DemoMapping mapping, String state, Instant since, Optional<Instant> deletedAt) {
    static final String GONE = "gone";
    static final String DELETING = "Deleting";

    static Sighting first(DemoMapping mapping, String state, Instant now) {
        return new Sighting(mapping, state, now, Optional.empty()).deletion(now);
    }

    /** The same sighting if the state is the same: then "since" stays. */
    Sighting next(String newState, Instant now) {
        return newState.equals(state) ? this : new Sighting(mapping, newState, now, deletedAt).deletion(now);
    }

    boolean isGone() {
        return state.equals(GONE);
    }

    /** From the deletion to the end, or to now. */
    Optional<Duration> removalTook(Instant now) {
        return deletedAt.map(start -> Duration.between(start, isGone() ? since : now));
    }

    // A disabled mapping may be gone before anyone sees it in Deleting.
    private Sighting deletion(Instant now) {
        boolean starts = deletedAt.isEmpty() && (isGone() || state.equals(DELETING));
        return starts ? new Sighting(mapping, state, since, Optional.of(now)) : this;
    }
}
