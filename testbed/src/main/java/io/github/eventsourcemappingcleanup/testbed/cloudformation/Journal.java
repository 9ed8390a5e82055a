package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down a stack's events with the last that was said of each resource, and tells the stack's status to CloudFormation. */
final class Journal {
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

    private final StackArn stack;
    private final Stacks stacks;
    private final InstantSource clock;
    private final Map<Key, State> last = new LinkedHashMap<>();
    private final List<StackEvent> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<StackEvent>> listeners = new CopyOnWriteArrayList<>();

    Journal(StackArn stack, Stacks stacks, InstantSource clock) {
        this.stack = stack;
        this.stacks = stacks;
        this.clock = clock;
    }

    void listener(Consumer<StackEvent> listener) {
        listeners.add(listener);
    }

    List<StackEvent> events() {
        return List.copyOf(events);
    }

    synchronized String statusOf(StackResource resource) {
        State state = last.get(Key.of(resource));
        // Already there, and not yet said so.
        return (state == null ? ResourceStatus.CREATE_IN_PROGRESS : state.status()).name();
    }

    /** Until the next update. */
    synchronized List<StackResource> deleted() {
        return last.values().stream()
                .filter(State::isDeleted)
                .map(State::resource)
                .toList();
    }

    void stack(StackStatus status) {
        if (status == StackStatus.UPDATE_IN_PROGRESS) {
            forgetDeleted();
        }
        stacks.put(stack.text(), status.name());
        add(new StackEvent(clock.instant(), stack.name(), stack.text(), status.name(), ""));
    }

    void resource(StackResource resource, ResourceStatus status, String reason) {
        record(resource, status);
        add(new StackEvent(clock.instant(), resource.logicalId(), resource.physicalId(), status.name(), reason));
    }

    /** Without an event. */
    synchronized void record(StackResource resource, ResourceStatus status) {
        last.put(Key.of(resource), new State(resource, status));
    }

    private synchronized void forgetDeleted() {
        last.values().removeIf(State::isDeleted);
    }

    /** The listeners may look at the stack, also from another thread: so no lock is held. */
    private void add(StackEvent event) {
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
    }
}
