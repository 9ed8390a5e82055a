package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;

/**
 * A selected mapping that is not gone.
 *
 * @param why what kept it from going, as far as that was said; may be empty
 */
public record Left(Mapping mapping, String why) {}
