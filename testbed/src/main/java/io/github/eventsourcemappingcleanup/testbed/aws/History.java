package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every mapping as it was, is and is planned to be. It can be asked for any moment, which is what a list that lags
 * behind needs. Listed by UUID: as on AWS, not in the order of creation.
 */
final class History {

    private final NavigableMap<String, List<Version>> versions = new TreeMap<>();

    private record Version(Instant from, Mapping mapping) {}

    void put(Instant from, Mapping mapping) {
        versions.computeIfAbsent(mapping.uuid(), uuid -> new ArrayList<>(2)).add(new Version(from, mapping));
    }

    Optional<Mapping> find(String uuid, Instant moment) {
        return latest(versions.getOrDefault(uuid, List.of()), moment);
    }

    /** Those with a UUID that is greater, by UUID. */
    Stream<Mapping> after(String uuid, Instant moment) {
        return versions.tailMap(uuid, false).values().stream()
                .map(each -> latest(each, moment))
                .flatMap(Optional::stream);
    }

    private static Optional<Mapping> latest(List<Version> versions, Instant moment) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).from().isAfter(moment)) {
                return Optional.of(versions.get(i).mapping());
            }
        }
        return Optional.empty();
    }
}
