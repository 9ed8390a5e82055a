package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping at one moment. */
public final class MappingView {

    private final Mapping mapping;
    private final Life.StateSince now;

    MappingView(Mapping mapping, Life.StateSince now) {
        this.mapping = mapping;
        this.now = now;
    }

    public String uuid() {
        return mapping.uuid();
    }

    public String functionArn() {
        return mapping.functionArn();
    }

    public @Nullable String eventSourceArn() {
        return mapping.eventSourceArn();
    }

    public String state() {
        return now.state();
    }

    /** When it entered its state. */
    public Instant since() {
        return now.since();
    }

    /** All 33 members as they go over the wire, absent ones null. */
    public Map<String, @Nullable Object> configuration() {
        return mapping.fixed().in(now);
    }

    String json() {
        return mapping.fixed().json(now);
    }

    @Override
    public String toString() {
        return uuid() + " " + state() + " since " + since();
    }
}
