package io.github.eventsourcemappingcleanup.testbed.demo;

import java.util.Optional;
import java.util.stream.Stream;

/** Decides from the facts alone whether an update removed what it had to, and nothing else. */
final class UpdateVerdict {
    private UpdateVerdict() {}

    /** Empty if so; else the first thing that is wrong. */
    static Optional<String> of(UpdateFacts facts, Update update) {
        // Without a Delete, mappings would stay for nothing.
        int deletes = facts.deletes().size();
        Stream<String> sent = deletes == 1
                ? Stream.empty()
                : Stream.of("the provider function was sent %d Deletes and not one".formatted(deletes));
        return Stream.of(EndStates.missing(facts.mappings(), update.fates()), EndStates.wrong(facts.mappings()), sent)
                .flatMap(fault -> fault)
                .findFirst();
    }
}
