package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The stack that sent the request: its status from each moment on. */
final class SimulatedStack {
    static final String GONE = "(does not exist)";

    private final String id;
    private final NavigableMap<Instant, String> statuses = new TreeMap<>();

    SimulatedStack(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    String status(Instant now) {
        return statuses.floorEntry(now).getValue();
    }

    void changes(Instant when, String status) {
        statuses.put(when, status);
    }

    @Override
    public String toString() {
        return statuses.toString();
    }
}
