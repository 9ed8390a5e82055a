package io.github.eventsourcemappingcleanup.handler.mappings;

import java.util.Map;

/**
 * An accepted deletion.
 *
 * @param mapping the mapping as it is now
 * @param configuration every field that DeleteEventSourceMapping returned, under its name on the wire
 */
public record Deletion(Mapping mapping, Map<?, ?> configuration) {}
