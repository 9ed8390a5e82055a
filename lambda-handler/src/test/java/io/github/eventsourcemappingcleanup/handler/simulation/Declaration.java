package io.github.eventsourcemappingcleanup.handler.simulation;

/** Whether a mapping is a resource of a CloudFormation stack. */
enum Declaration {
    NONE,
    BY_A_STACK,
    /** Which owns nothing any more. */
    BY_A_DELETED_STACK
}
