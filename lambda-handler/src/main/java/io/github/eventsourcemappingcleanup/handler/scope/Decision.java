package io.github.eventsourcemappingcleanup.handler.scope;

/** Of what a Delete is a teardown. */
public sealed interface Decision {
    /**
     * @param stackStatus what it was decided by
     * @param remove what is to go; empty if this is no teardown
     * @param release what is left alone, since no teardown of its stack may touch it
     * @param staying what is left alone, since it stays in the stack
     */
    record Decided(String stackStatus, Selection remove, Selection release, Selection staying) implements Decision {}

    /** Nothing may be removed, since it is not known what this Delete means. */
    record Undecided(String why) implements Decision {}
}
