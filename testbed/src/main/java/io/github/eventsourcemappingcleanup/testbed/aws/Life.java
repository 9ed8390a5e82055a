package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The states of a mapping from one moment on, one after the other. After the last one it is gone. */
record Life(Instant from, List<Phase> phases) {

    Life {
        phases = List.copyOf(phases);
    }

    /** Empty before the first phase and after the last. */
    Optional<StateSince> at(Instant moment) {
        Instant start = from;
        if (moment.isBefore(start)) {
            return Optional.empty();
        }
        for (Phase phase : phases) {
            Instant end = start.plus(phase.lasts());
            if (moment.isBefore(end)) {
                return Optional.of(new StateSince(phase.state(), start));
            }
            start = end;
        }
        return Optional.empty();
    }

    /** From when on it is gone. */
    Instant end() {
        Instant end = from;
        for (Phase phase : phases) {
            end = end.plus(phase.lasts());
        }
        return end;
    }

    record StateSince(String state, Instant since) {}
}
