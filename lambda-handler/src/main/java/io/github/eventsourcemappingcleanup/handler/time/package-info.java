/** Time as it is passed in: the clock and the sleep, a deadline on them, and the pause between two tries. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.time;
