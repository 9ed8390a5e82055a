package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;

/** @param typical of a whole call */
record Latency(Duration typical, SeededRandom chance) {
    /** With this and three times the typical latency, a call is still within the client's timeout of 6 seconds. */
    private static final Duration SLOWEST = Duration.ofSeconds(3);

    Duration toTheService() {
        return chance.upTo(typical);
    }

    Duration fromTheService(boolean slow) {
        return slow ? chance.upTo(SLOWEST) : chance.upTo(typical);
    }
}
