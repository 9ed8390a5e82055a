package io.github.eventsourcemappingcleanup.handler.simulation;

/** What becomes of the thing that a target is, in an update of its stack. */
enum Fate {
    /** The stack does not make it. */
    EXTERNAL,
    STAYS,
    /** It stays, under another logical id. */
    REFACTORED,
    DROPPED,
    /** Its logical id is another thing's now. */
    REPLACED;

    boolean isOwn() {
        return this != EXTERNAL;
    }

    boolean leaves() {
        return this == DROPPED || this == REPLACED;
    }
}
