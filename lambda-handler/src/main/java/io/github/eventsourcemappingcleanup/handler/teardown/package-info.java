/**
 * The loop: scan what is there, ask for the deletion of what is not being deleted yet, wait, scan again, until nothing remains
 * or time is up.
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.teardown;
