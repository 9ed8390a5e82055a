package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;

/** One thing that a cleanup selects mappings by. */
public sealed interface Target permits FunctionTarget, SourceTarget, UuidTarget {
    boolean selects(Mapping mapping);

    /** Made by the stack itself; anything else is named. */
    boolean owned();

    /** Whether the stack has it, if it is owned. */
    boolean isIn(StackContent content);

    /** For logs, and the part of the physical resource id: what is selected, and nothing else. */
    String text();
}
