package io.github.eventsourcemappingcleanup.handler.simulation;

/** What the handler calls. */
public enum Operation {
    LIST,
    GET,
    DELETE,
    DESCRIBE_STACKS,
    GET_TEMPLATE,
    LIST_STACK_RESOURCES,
    DESCRIBE_STACK_RESOURCES;

    public boolean isOfLambda() {
        return this == LIST || this == GET || this == DELETE;
    }
}
