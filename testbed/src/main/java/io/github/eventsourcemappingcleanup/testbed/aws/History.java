package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every mapping as it was, is and is planned to be. It can be asked for any moment, which is what a list that lags
 * behind needs. Listed by UUID: as on AWS, not in the order of creation.
 */
final class History {
    private final NavigableMap<String, NavigableMap<Instant, Mapping>> versions = new TreeMap<>();

    void put(Instant from, Mapping mapping) {
        versions.computeIfAbsent(mapping.uuid(), uuid -> new TreeMap<>()).put(from, mapping);
    }

    Optional<Mapping> find(String uuid, Instant moment) {
        return Optional.ofNullable(versions.get(uuid)).flatMap(each -> latest(each, moment));
    }

    /** Those with a UUID that is greater, by UUID. */
    Stream<Mapping> after(String uuid, Instant moment) {
        return versions.tailMap(uuid, false).values().stream().flatMap(each -> latest(each, moment).stream());
    }

    private static Optional<Mapping> latest(NavigableMap<Instant, Mapping> versions, Instant moment) {
        return Optional.ofNullable(versions.floorEntry(moment)).map(Map.Entry::getValue);
    }
}
