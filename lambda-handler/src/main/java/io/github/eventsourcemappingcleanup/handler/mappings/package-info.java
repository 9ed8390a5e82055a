/** What the Lambda API says about event source mappings: list, get, delete, at a pace that leaves room for others. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.mappings;
