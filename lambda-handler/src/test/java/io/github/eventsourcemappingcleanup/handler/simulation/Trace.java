package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened, line by line, for a person who replays a seed; otherwise nobody listens, and nothing is told. */
final class Trace {
    private final SimulationScheduler agenda;
    private final Consumer<String> listener;
    private final boolean told;

    private Trace(SimulationScheduler agenda, Consumer<String> listener, boolean told) {
        this.agenda = agenda;
        this.listener = listener;
        this.told = told;
    }

    static Trace untold(SimulationScheduler agenda) {
        return new Trace(agenda, line -> {}, false);
    }

    static Trace toldTo(Consumer<String> listener, SimulationScheduler agenda) {
        return new Trace(agenda, listener, true);
    }

    void tell(Supplier<String> line) {
        if (told) {
            Duration since = Duration.between(SimulationScheduler.START, agenda.now());
            listener.accept("%10.3f %s".formatted(since.toNanos() / 1e9, line.get()));
        }
    }
}
