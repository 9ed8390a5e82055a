package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stack has made and not deleted: what it consists of, and what is only waiting for its deletion. */
final class Inventory {
    private final Map<String, StackResource> current = new LinkedHashMap<>();
    private final List<StackResource> leaving = new ArrayList<>();

    /** By logical id. */
    synchronized Map<String, StackResource> current() {
        return new LinkedHashMap<>(current);
    }

    synchronized List<StackResource> leaving() {
        return List.copyOf(leaving);
    }

    synchronized List<StackResource> existing() {
        List<StackResource> existing = new ArrayList<>(current.values());
        existing.addAll(leaving);
        return List.copyOf(existing);
    }

    synchronized Optional<StackResource> find(String logicalId) {
        return Optional.ofNullable(current.get(logicalId));
    }

    /** If another one had this logical id, that one is leaving. */
    synchronized void put(StackResource resource) {
        StackResource before = current.put(resource.logicalId(), resource);
        if (before != null && !before.physicalId().equals(resource.physicalId())) {
            leaving.add(before);
        }
        leaving.removeIf(other -> isSame(other, resource));
    }

    synchronized void leave(String logicalId) {
        leaving.add(current.remove(logicalId));
    }

    synchronized void remove(StackResource resource) {
        leaving.removeIf(other -> isSame(other, resource));
        current.values().removeIf(other -> isSame(other, resource));
    }

    private static boolean isSame(StackResource one, StackResource other) {
        return one.logicalId().equals(other.logicalId()) && one.physicalId().equals(other.physicalId());
    }
}
