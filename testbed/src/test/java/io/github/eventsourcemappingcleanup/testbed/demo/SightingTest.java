package io.github.eventsourcemappingcleanup.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DemoMapping mapping = new DemoMapping("uuid", "orders", "worker", Fate.GOES);

    @Test
    void next_whenTheStateIsTheSame_keepsSince() {
        Sighting seen = Sighting.first(mapping, "Enabled", START).next("Enabled", START.plusSeconds(5));

        assertThat(seen.since()).isEqualTo(START);
    }

    @Test
    void removalTook_isFromTheDeletionToTheEnd() {
        Sighting seen = Sighting.first(mapping, "Enabled", START)
                .next("Deleting", START.plusSeconds(5))
                .next("gone", START.plusSeconds(12));

        assertThat(seen.removalTook(START.plusSeconds(60))).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void removalTook_whenItIsNotGone_isUntilNow() {
        Sighting seen = Sighting.first(mapping, "Enabled", START).next("Deleting", START.plusSeconds(5));

        assertThat(seen.removalTook(START.plusSeconds(60))).hasValue(Duration.ofSeconds(55));
    }

    @Test
    void removalTook_whenDeletingWasNeverSeen_isNothing() {
        Sighting seen = Sighting.first(mapping, "Disabled", START).next("gone", START.plusSeconds(5));

        assertThat(seen.removalTook(START.plusSeconds(60))).hasValue(Duration.ZERO);
    }

    @Test
    void removalTook_whenNobodyDeletedIt_isEmpty() {
        assertThat(Sighting.first(mapping, "Enabled", START).removalTook(START)).isEmpty();
    }
}
