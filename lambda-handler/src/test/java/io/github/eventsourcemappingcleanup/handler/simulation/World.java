package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.Declaration;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Habits;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside of the handler, and the record of what happened there.
 *
 * @param mappings by UUID: what was drawn of them; what becomes of them, the control plane knows
 * @param elsewhere the resources of another stack
 * @param neighbours what others take of the quota
 * @param latency of a call there, or back, at the most
 * @param runs of the handler, in the order of their beginning
 * @param disturbances when other people did something to a mapping that is selected
 * @param trace is told what happens, for a person who replays a seed; null if nobody does
 */
record World(
        SimulationScheduler scheduler,
        SeededRandom random,
        ControlPlane plane,
        Stacks stacks,
        Habits habits,
        Map<String, SimulatedMapping> mappings,
        List<ListedResource> elsewhere,
        Faults faults,
        List<Quota.Phase> neighbours,
        Duration latency,
        SimulatedStack stack,
        SimulatedRequest request,
        ResponseUrl responses,
        List<SimulatedRun> runs,
        List<Instant> disturbances,
        @Nullable Consumer<String> trace) {
    private static final String OTHER_STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Other/1a2b";

    static World make(SeededRandom random, SimulationScheduler scheduler, @Nullable Consumer<String> trace) {
        return new WorldMaker(random, scheduler, trace).make();
    }

    /** @param isDeclaredFrom from when on a stack declares it, if one does */
    void add(SimulatedMapping mapping, Instant isDeclaredFrom) {
        mappings.put(mapping.uuid(), mapping);
        if (mapping.declaration() != Declaration.NONE) {
            String status = mapping.isDeclared() ? "CREATE_COMPLETE" : "DELETE_COMPLETE";
            scheduler.at(isDeclaredFrom, () -> addElsewhere("AWS::Lambda::EventSourceMapping", mapping.uuid(), status));
        }
    }

    void addElsewhere(String type, String physicalId, String status) {
        elsewhere.add(new ListedResource("Resource" + elsewhere.size(), type, physicalId, status));
        stacks.put(OTHER_STACK, "UPDATE_COMPLETE").content(OTHER_STACK, "{}", elsewhere);
    }

    /** Those that one of these selects. */
    List<SimulatedMapping> selectedBy(List<SimulatedTarget> targets) {
        return mappings.values().stream()
                .filter(mapping -> targets.stream().anyMatch(target -> target.selects(mapping)))
                .toList();
    }

    boolean exists(SimulatedMapping mapping, Instant at) {
        return plane.find(mapping.uuid(), at).isPresent();
    }

    /** Far in the future if nobody has asked for its deletion. */
    Instant goneAt(SimulatedMapping mapping) {
        return plane.goneAt(mapping.uuid());
    }

    void tell(Supplier<String> line) {
        if (trace != null) {
            Duration since = Duration.between(SimulationScheduler.START, scheduler.now());
            trace.accept("%10.3f %s".formatted(since.toNanos() / 1e9, line.get()));
        }
    }
}
