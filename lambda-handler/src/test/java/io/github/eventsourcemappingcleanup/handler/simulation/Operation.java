package io.github.eventsourcemappingcleanup.handler.simulation;

/** What the handler calls. */
enum Operation {
    LIST,
    GET,
    DELETE,
    DESCRIBE_STACKS,
    GET_TEMPLATE,
    LIST_STACK_RESOURCES,
    DESCRIBE_STACK_RESOURCES;

    boolean isOfLambda() {
        return this == LIST || this == GET || this == DELETE;
    }
}
