/**
 * The handler's real code in simulated time: {@code World} draws all that is outside of it from one seed (stacks, mappings,
 * faults, crashes, concurrent actors, redeliveries), one request of CloudFormation goes through it, and {@code Invariants}
 * judges the world's own record. {@code Simulation} is the place to begin reading.
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.simulation;
