/**
 * The provider Lambda. {@link io.github.eventsourcemappingcleanup.handler.CleanupHandler} is the entry point; it puts the
 * parts together: {@code customresource} (what CloudFormation sends and must be answered), {@code scope} (what a Delete may
 * remove), {@code teardown} (the loop), {@code aws} (the calls, and what their answers mean).
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler;
