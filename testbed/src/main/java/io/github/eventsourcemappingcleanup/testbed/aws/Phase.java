package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;

/** A state of a mapping and how long it lasts. The state may be one that AWS does not know. */
public record Phase(String state, Duration lasts) {
    public static Phase of(String state, Duration lasts) {
        return new Phase(state, lasts);
    }

    /** A state that ends only by a call. */
    public static Phase lasting(String state) {
        return new Phase(state, ControlPlane.FOREVER);
    }
}
