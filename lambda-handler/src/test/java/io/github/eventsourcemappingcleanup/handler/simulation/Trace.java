package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened, line by line, for a person who replays a seed; otherwise nobody listens, and nothing is told. */
final class Trace {
    private final SimulationScheduler scheduler;
    private final Consumer<String> listener;
    private final boolean told;

    private Trace(SimulationScheduler scheduler, Consumer<String> listener, boolean told) {
        this.scheduler = scheduler;
        this.listener = listener;
        this.told = told;
    }

    static Trace untold(SimulationScheduler scheduler) {
        return new Trace(scheduler, line -> {}, false);
    }

    static Trace toldTo(Consumer<String> listener, SimulationScheduler scheduler) {
        return new Trace(scheduler, listener, true);
    }

    void tell(Supplier<String> line) {
        if (told) {
            Duration since = Duration.between(SimulationScheduler.START, scheduler.now());
            listener.accept("%10.3f %s".formatted(since.toNanos() / 1e9, line.get()));
        }
    }
}
