/**
 * The provider Lambda. {@link io.github.eventsourcemappingcleanup.handler.CleanupHandler} is the entry point; it wires
 * the rooms: {@code protocol} (what CloudFormation sends and must be answered), {@code scope} (is this Delete a
 * teardown, and of what), {@code teardown} (the loop), {@code mappings} (what the Lambda API says about mappings).
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler;
