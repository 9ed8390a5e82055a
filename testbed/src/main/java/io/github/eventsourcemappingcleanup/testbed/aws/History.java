package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every mapping as it was, is and is planned to be. It can be asked for any moment, which is what a list that lags
 * behind needs. Listed by UUID: as on AWS, not in the order of creation.
 */
final class History {

    private final Map<String, List<Version>> versions = new TreeMap<>();

    private record Version(Instant from, Mapping mapping) {}

    void put(Instant from, Mapping mapping) {
        versions.computeIfAbsent(mapping.uuid(), uuid -> new ArrayList<>()).add(new Version(from, mapping));
    }

    Optional<Mapping> find(String uuid, Instant moment) {
        return latest(versions.getOrDefault(uuid, List.of()), moment);
    }

    List<Mapping> all(Instant moment) {
        return versions.values().stream()
                .map(each -> latest(each, moment))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Mapping> latest(List<Version> versions, Instant moment) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(moment))
                .reduce((earlier, later) -> later)
                .map(Version::mapping);
    }
}
