package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_FAILED;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_IN_PROGRESS;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.DELETE_SKIPPED;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Deletes resources against the order of their dependencies. In the hardest order that CloudFormation may take: what
 * may go before a custom resource is gone before that one hears of it.
 */
final class Deletions {
    /** Of a deletion in a clean-up phase, three minutes between them (stackd capture cleanup.json). */
    private static final int MOST_TRIES = 3;

    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(3);

    private final Inventory inventory;
    private final Provisioner.ByType provisioners;
    private final Journal journal;
    private final Consumer<Duration> sleeper;

    Deletions(Inventory inventory, Provisioner.ByType provisioners, Journal journal, Consumer<Duration> sleeper) {
        this.inventory = inventory;
        this.provisioners = provisioners;
        this.journal = journal;
        this.sleeper = sleeper;
    }

    /** Whether all went. What one that failed depends on, directly or not, stays. */
    boolean deleteAll(Collection<StackResource> resources) {
        Walk<StackResource> walk = walk(resources);
        walk.toTheEnd(resource -> delete(resource, Walk.End.FAILED));
        return !walk.hasFailed();
    }

    /** Each that fails is tried three times, and then left behind. */
    void cleanUp(Collection<StackResource> resources) {
        Map<StackResource, Integer> tries = new HashMap<>();
        walk(resources).toTheEnd(resource -> {
            int tried = tries.merge(resource, 1, Integer::sum);
            if (tried > 1) {
                sleeper.accept(BETWEEN_TRIES);
            }
            return delete(resource, tried == MOST_TRIES ? Walk.End.DONE : Walk.End.AGAIN);
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
            if (outcome instanceof ResourceOutcome.Failed failed) {
                journal.resource(resource, DELETE_FAILED, failed.reason());
                return ifItFails;
            }
            inventory.remove(resource);
            journal.resource(resource, DELETE_COMPLETE, "");
            return Walk.End.DONE;
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
