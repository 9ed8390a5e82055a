package io.github.eventsourcemappingcleanup.handler.simulation;

/** What the handler calls. */
enum Operation {
    LIST,
    GET,
    DELETE,
    DESCRIBE_STACKS;

    boolean isOfLambda() {
        return this != DESCRIBE_STACKS;
    }
}
