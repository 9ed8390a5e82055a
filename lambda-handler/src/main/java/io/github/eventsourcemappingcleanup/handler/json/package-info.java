/** JSON in and out, with what the SDK brings along to read it. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.json;
