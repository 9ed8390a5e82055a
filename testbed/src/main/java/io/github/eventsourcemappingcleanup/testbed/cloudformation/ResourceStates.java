package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last that was said of each resource, the deleted ones included until the next update. */
final class ResourceStates {

    private static final Set<ResourceStatus> DELETED =
            Set.of(ResourceStatus.DELETE_COMPLETE, ResourceStatus.DELETE_SKIPPED);

    private record Key(String logicalId, String physicalId) {
        static Key of(StackResource resource) {
            return new Key(resource.logicalId(), resource.physicalId());
        }
    }

    private record State(StackResource resource, ResourceStatus status) {
        boolean isDeleted() {
            return DELETED.contains(status);
        }
    }

    private final Map<Key, State> last = new LinkedHashMap<>();

    synchronized void put(StackResource resource, ResourceStatus status) {
        last.put(Key.of(resource), new State(resource, status));
    }

    synchronized void forgetDeleted() {
        last.values().removeIf(State::isDeleted);
    }

    synchronized String statusOf(StackResource resource) {
        State state = last.get(Key.of(resource));
        // Already there, and not yet said so.
        return (state == null ? ResourceStatus.CREATE_IN_PROGRESS : state.status()).name();
    }

    synchronized List<StackResource> deleted() {
        return last.values().stream()
                .filter(State::isDeleted)
                .map(State::resource)
                .toList();
    }
}
