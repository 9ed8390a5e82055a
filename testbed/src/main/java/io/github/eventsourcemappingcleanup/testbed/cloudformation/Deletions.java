package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_FAILED;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_IN_PROGRESS;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_SKIPPED;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Deletes resources against the order of their dependencies. In the hardest order that CloudFormation may take: what
 * may go before a custom resource is gone before that one hears of it.
 */
final class Deletions {

    private final Inventory inventory;
    private final Provisioners provisioners;
    private final Journal journal;
    private final Map<StackResource, Integer> tries = new HashMap<>();

    Deletions(Inventory inventory, Provisioners provisioners, Journal journal) {
        this.inventory = inventory;
        this.provisioners = provisioners;
        this.journal = journal;
    }

    /** Whether all went. What one that failed depends on, directly or not, stays. */
    boolean deleteAll(Collection<StackResource> resources) {
        Walk<StackResource> walk = walk(resources);
        walk.toTheEnd(resource -> delete(resource, Walk.End.FAILED));
        return !walk.hasFailed();
    }

    /** Each that fails is tried so often in all, and then left behind. */
    void cleanUp(Collection<StackResource> resources, int mostTries) {
        walk(resources).toTheEnd(resource -> {
            boolean last = tries.merge(resource, 1, Integer::sum) == mostTries;
            return delete(resource, last ? Walk.End.DONE : Walk.End.AGAIN);
        });
        resources.forEach(inventory::remove);
    }

    private static Walk<StackResource> walk(Collection<StackResource> resources) {
        Map<StackResource, Set<StackResource>> dependents = new LinkedHashMap<>();
        for (StackResource resource : resources) {
            Set<StackResource> those = new LinkedHashSet<>(resources);
            those.removeIf(other -> !other.definition().needs().contains(resource.logicalId()));
            dependents.put(resource, those);
        }
        return new Walk<>(dependents, resource -> !resource.definition().isCustom());
    }

    private Walk.Step delete(StackResource resource, Walk.End ifItFails) {
        if (isRetained(resource)) {
            inventory.remove(resource);
            journal.resource(resource, DELETE_SKIPPED, "");
            return Walk.Step.done();
        }
        journal.resource(resource, DELETE_IN_PROGRESS, "");
        return new Walk.Step(provisioners.of(resource.definition()).delete(resource), outcome -> {
            if (outcome instanceof ResourceOutcome.Succeeded) {
                inventory.remove(resource);
                journal.resource(resource, DELETE_COMPLETE, "");
                return Walk.End.DONE;
            }
            journal.resource(resource, DELETE_FAILED, outcome.reason());
            return ifItFails;
        });
    }

    private boolean isRetained(StackResource resource) {
        boolean replaced = inventory
                .find(resource.logicalId())
                .filter(other -> !other.physicalId().equals(resource.physicalId()))
                .isPresent();
        return replaced
                ? resource.definition().retainedIfReplaced()
                : resource.definition().retained();
    }
}
