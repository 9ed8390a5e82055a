package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.function.Consumer;

/** One thing that must hold, whatever happened. */
interface Rule {
    /** @param violations is told each violation, in words */
    void judge(World world, Consumer<String> violations);
}
