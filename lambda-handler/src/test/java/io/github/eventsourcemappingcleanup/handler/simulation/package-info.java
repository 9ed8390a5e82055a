/**
 * The handler's real code in simulated time: a world is drawn from one seed (mappings, faults, crashes, other people,
 * redeliveries), one request of CloudFormation goes through it, and {@code Invariants} judges the world's own record.
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.simulation;
