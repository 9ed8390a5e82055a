package io.github.eventsourcemappingcleanup.handler.simulation;

/** The run is dead: thrown out of whatever it still tries, for its code may catch everything. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("the run is dead", null, false, false);
    }
}
