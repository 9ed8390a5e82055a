package io.github.eventsourcemappingcleanup.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final ControlPlane controlPlane =
            new ControlPlane(() -> now, new AccountAndRegion("us-east-1", "000000000000"), Durations.likeAws());
    private final NewMapping mapping = NewMapping.reading("arn:aws:sqs:us-east-1:000000000000:queue", "function");
    private final DemoMapping watched = new DemoMapping(mapping.uuid(), "queue", "function", Fate.GOES);

    @Test
    void look_tellsTheStateAndSinceWhen() {
        controlPlane.add(mapping);
        Watch watch = new Watch(controlPlane, () -> now, List.of(watched));
        now = START.plusSeconds(5);

        assertThat(watch.look()).singleElement().satisfies(seen -> {
            assertThat(seen.state()).isEqualTo("Enabled");
            assertThat(seen.since()).isEqualTo(START);
        });
    }

    @Test
    void look_whenTheMappingIsNotThere_saysGone() {
        Watch watch = new Watch(controlPlane, () -> now, List.of(watched));
        now = START.plusSeconds(5);

        assertThat(watch.look()).singleElement().satisfies(seen -> {
            assertThat(seen.isGone()).isTrue();
            assertThat(seen.since()).isEqualTo(START);
        });
    }
}
