package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome.Failed;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome.Succeeded;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Every resource that is no custom one: made, changed and deleted in no time, and only on paper. */
final class OrdinaryResources implements Provisioner {
    private final ResourceTypes types;
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    OrdinaryResources(ResourceTypes types) {
        this.types = types;
    }

    void failCreation(String logicalId, String reason) {
        failures.put(logicalId, reason);
    }

    @Override
    public CompletableFuture<ResourceOutcome> create(StackResource wanted) {
        String failure = failures.get(wanted.logicalId());
        return answered(failure == null ? types.make(wanted) : new Failed(failure, ""));
    }

    @Override
    public CompletableFuture<ResourceOutcome> update(StackResource now, StackResource wanted) {
        boolean replaced = ResourceTypes.fixedProperties(now.type()).stream()
                .anyMatch(name -> !String.valueOf(now.properties().get(name))
                        .equals(String.valueOf(wanted.properties().get(name))));
        return replaced ? create(wanted) : answered(asItWas(now));
    }

    @Override
    public CompletableFuture<ResourceOutcome> restore(StackResource now, StackResource before) {
        return answered(asItWas(before));
    }

    @Override
    public CompletableFuture<ResourceOutcome> delete(StackResource resource) {
        return answered(asItWas(resource));
    }

    @Override
    public String leftBehind(StackResource wanted, String answeredId) {
        return "";
    }

    private static Succeeded asItWas(StackResource resource) {
        return new Succeeded(resource.physicalId(), resource.attributes());
    }

    private static CompletableFuture<ResourceOutcome> answered(ResourceOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
