package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;

/** What came of one seed. */
record Verdict(long seed, World world, List<String> violations) {}
