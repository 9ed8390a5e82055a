package io.github.eventsourcemappingcleanup.handler.scope;

/** What a Delete removes. */
public sealed interface Decision {
    /**
     * @param stackStatus what it was decided by
     * @param remove what is to be removed; empty if this is no teardown
     * @param keep what is left alone, since no teardown of its stack may touch it
     * @param stillInTheStack what is left alone, since it stays in the stack
     * @param inAnotherStack what is left alone, since it was moved to another stack
     */
    record Decided(
            String stackStatus, Selection remove, Selection keep, Selection stillInTheStack, Selection inAnotherStack)
            implements Decision {
        /** Whether the stack stays, and waits for this Delete until its update is complete. */
        public boolean isCleanUp() {
            return TeardownRule.isCleaningUp(stackStatus);
        }
    }

    /** Nothing may be removed, since it is not known what this Delete means. */
    record Undecided(String why) implements Decision {}
}
