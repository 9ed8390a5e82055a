package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down a stack's events, and tells the stack's status to whoever asks CloudFormation. */
final class Journal {

    private final StackArn stack;
    private final Stacks stacks;
    private final InstantSource clock;
    private final ResourceStates states = new ResourceStates();
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

    ResourceStates states() {
        return states;
    }

    void stack(StackStatus status) {
        if (status == StackStatus.UPDATE_IN_PROGRESS) {
            states.forgetDeleted();
        }
        stacks.put(stack.text(), status.name());
        add(new StackEvent(clock.instant(), stack.name(), stack.text(), status.name(), ""));
    }

    void resource(StackResource resource, ResourceStatus status, String reason) {
        states.put(resource, status);
        add(new StackEvent(clock.instant(), resource.logicalId(), resource.physicalId(), status.name(), reason));
    }

    private void add(StackEvent event) {
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
    }
}
