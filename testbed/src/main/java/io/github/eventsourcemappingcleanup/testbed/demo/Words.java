package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How mappings and times are written for people, in columns. */
final class Words {
    private Words() {}

    static String of(DemoMapping mapping) {
        return "%-12s -> %-14s  ".formatted(mapping.source(), mapping.target());
    }

    static String since(Sighting seen, Instant now) {
        return "%-10s %7s".formatted(seen.state(), seconds(Duration.between(seen.since(), now)));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
