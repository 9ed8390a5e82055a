package io.github.eventsourcemappingcleanup.testbed.demo;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with how the mappings ended; nothing if each is as it has to be. */
final class EndStates {
    private EndStates() {}

    /** Without mappings of each kind all would be right for nothing. */
    static Stream<String> missing(List<Sighting> mappings, Collection<Fate> fates) {
        return fates.stream()
                .filter(fate ->
                        mappings.stream().noneMatch(seen -> seen.mapping().fate() == fate))
                .map(fate -> "there was no mapping to show " + fate);
    }

    static Stream<String> wrong(List<Sighting> mappings) {
        return mappings.stream()
                .filter(seen -> !seen.state().equals(seen.mapping().fate().endState()))
                .map(seen -> "the mapping %s (%s) is %s and has to be %s"
                        .formatted(
                                seen.mapping(),
                                seen.mapping().uuid(),
                                seen.state(),
                                seen.mapping().fate().endState()));
    }
}
