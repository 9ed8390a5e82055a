package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Draws a world from a seed, lets it go its way, and judges. */
final class Simulation {
    private final Executor threads;

    /** @param threads as many as are wanted: the runs of one world wait for each other */
    Simulation(Executor threads) {
        this.threads = threads;
    }

    Verdict run(long seed) {
        SimulationScheduler agenda = new SimulationScheduler(threads);
        return run(seed, agenda, Trace.untold(agenda));
    }

    /** The same, told line by line. */
    Verdict tell(long seed, Consumer<String> listener) {
        SimulationScheduler agenda = new SimulationScheduler(threads);
        return run(seed, agenda, Trace.toldTo(listener, agenda));
    }

    private static Verdict run(long seed, SimulationScheduler agenda, Trace story) {
        World world = new WorldMaker(new SeededRandom(seed), agenda, story).make();
        agenda.goThrough();
        List<String> violations = Invariants.violations(world);
        return new Verdict(seed, world, violations);
    }
}
