/** What a person reads afterwards: one JSON line for each decision. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.log;
