package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The time of whoever has a turn on the agenda. */
record SchedulerTime(SimulationScheduler agenda) implements Time {
    @Override
    public Instant now() {
        return agenda.now();
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        agenda.runConcurrently(workers, work);
    }

    @Override
    public void sleep(Duration duration) {
        agenda.waitUntil(agenda.now().plus(duration));
    }
}
