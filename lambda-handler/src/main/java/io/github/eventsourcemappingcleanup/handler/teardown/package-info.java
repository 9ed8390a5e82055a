/** The loop: look at what is there, act on what is not going yet, wait, look again, until nothing is left or time is up. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.teardown;
