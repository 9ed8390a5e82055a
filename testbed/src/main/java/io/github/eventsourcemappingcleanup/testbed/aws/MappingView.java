package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping at one moment. */
public final class MappingView {
    private final Mapping mapping;
    private final Mapping.StateSince now;

    MappingView(Mapping mapping, Mapping.StateSince now) {
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
        return Collections.unmodifiableMap(new LinkedHashMap<>(Json.parsed(json())));
    }

    String json() {
        return mapping.json(now);
    }

    @Override
    public String toString() {
        return uuid() + " " + state() + " since " + since();
    }
}
