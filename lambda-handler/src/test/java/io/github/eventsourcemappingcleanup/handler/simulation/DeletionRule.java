package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import java.util.List;
import java.util.function.Consumer;

/**
 * Nothing unselected is ever deleted, nothing that a stack declares, and nothing by a release: what a run asks to delete
 * is selected by a target that may be removed in the status that this run was told.
 */
final class DeletionRule implements Invariants.Rule {
    @Override
    public void judge(World world, Consumer<String> violations) {
        for (SimulatedRun run : world.runs()) {
            List<SimulatedTarget> removed = run.targetsRemoved();
            run.calls().stream()
                    .filter(call -> call.operation().equals(ControlPlane.DELETE))
                    .filter(call -> !selects(removed, call.subject(), world))
                    .forEach(call -> violations.accept(
                            "%s asked to delete %s, told %s".formatted(run.name(), call.subject(), run.stackStatus())));
        }
    }

    private static boolean selects(List<SimulatedTarget> targets, String uuid, World world) {
        SimulatedMapping mapping = world.mappings().get(uuid);
        boolean isDeclared = mapping != null && mapping.isDeclared();
        return !isDeclared
                && targets.stream()
                        .anyMatch(target -> mapping == null
                                ? target.equals(new SimulatedTarget.OfUuid(uuid))
                                : target.selects(mapping));
    }
}
