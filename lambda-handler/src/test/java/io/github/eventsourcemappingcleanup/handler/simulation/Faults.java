package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong in a world, and when. */
final class Faults {
    private final List<Window> windows;
    private final SeededRandom chance;

    Faults(List<Window> windows, SeededRandom chance) {
        this.windows = List.copyOf(windows);
        this.chance = chance;
    }

    /** What strikes this call; null if nothing does. */
    @Nullable
    Fault strike(Operation operation, String subject, Instant now) {
        for (Window window : windows) {
            if (window.operation == operation
                    && (window.fault != Fault.MARKER_EXPIRED || !subject.isEmpty())
                    && window.strikes(now, chance)) {
                return window.fault;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return windows.toString();
    }

    /** A fault of one operation for a while, of all or some of its calls, so many times at most. */
    static final class Window {
        private final Fault fault;
        private final Operation operation;
        private final Instant from;
        private final Instant until;
        private final int percent;
        private int timesLeft;

        Window(Fault fault, Operation operation, Instant from, Instant until, int percent, int times) {
            this.fault = fault;
            this.operation = operation;
            this.from = from;
            this.until = until;
            this.percent = percent;
            this.timesLeft = times;
        }

        private boolean strikes(Instant now, SeededRandom chance) {
            boolean strikes = timesLeft > 0 && !now.isBefore(from) && now.isBefore(until) && chance.percent(percent);
            timesLeft -= strikes ? 1 : 0;
            return strikes;
        }

        @Override
        public String toString() {
            return "%s on %s from %s until %s, %d%%, %d times"
                    .formatted(fault, operation, from, until, percent, timesLeft);
        }
    }
}
