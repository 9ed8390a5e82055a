package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The time of whoever has a turn with the scheduler. */
record SchedulerTime(SimulationScheduler scheduler) implements Time {
    @Override
    public Instant now() {
        return scheduler.now();
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        scheduler.runConcurrently(workers, work);
    }

    @Override
    public void sleep(Duration duration) {
        scheduler.waitUntil(scheduler.now().plus(duration));
    }
}
