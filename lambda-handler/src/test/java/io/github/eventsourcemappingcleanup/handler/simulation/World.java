package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import java.util.List;

/**
 * Everything outside of the handler, and the record of what happened there.
 *
 * @param runs of the handler, in the order of their beginning
 * @param disturbances when other people did something to a mapping that is selected
 */
record World(
        SimulationScheduler agenda,
        SeededRandom chance,
        Mappings mappings,
        Faults faults,
        Quota quota,
        Latency latency,
        SimulatedStack stack,
        SimulatedRequest request,
        ResponseUrl responses,
        List<SimulatedRun> runs,
        List<Instant> disturbances,
        Trace story) {}
