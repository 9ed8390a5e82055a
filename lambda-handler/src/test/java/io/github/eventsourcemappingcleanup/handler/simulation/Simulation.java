package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Draws a world from a seed, lets it go its way, and judges. */
final class Simulation {
    /** What came of one seed. */
    record Verdict(long seed, World world, List<String> violations) {}

    private final Executor threads;

    /** @param threads as many as are wanted: the runs of one world wait for each other */
    Simulation(Executor threads) {
        this.threads = threads;
    }

    Verdict run(long seed) {
        SimulationScheduler scheduler = new SimulationScheduler(threads);
        return run(seed, scheduler, Trace.untold(scheduler));
    }

    /** The same, told line by line. */
    Verdict tell(long seed, Consumer<String> listener) {
        SimulationScheduler scheduler = new SimulationScheduler(threads);
        return run(seed, scheduler, Trace.toldTo(listener, scheduler));
    }

    private static Verdict run(long seed, SimulationScheduler scheduler, Trace trace) {
        World world = new WorldMaker(new SeededRandom(seed), scheduler, trace).make();
        scheduler.goThrough();
        List<String> violations = Invariants.violations(world);
        return new Verdict(seed, world, violations);
    }
}
