package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.CREATE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.CREATE_FAILED;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.CREATE_IN_PROGRESS;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.UPDATE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.UPDATE_FAILED;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.UPDATE_IN_PROGRESS;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Makes what a template has and the stack has not, and changes what differs, or changes back what a failed update has changed;
 * deletes nothing. Of what may be begun at the same moment, custom resources come first: so they are in progress when another
 * one fails.
 */
final class Deployment {
    private final Template template;
    private final Resolver resolver;
    private final Inventory inventory;
    private final Provisioner.ByType provisioners;
    private final Journal journal;
    private final Map<String, StackResource> wanted = new HashMap<>();

    Deployment(
            Template template,
            Resolver resolver,
            Inventory inventory,
            Provisioner.ByType provisioners,
            Journal journal) {
        this.template = template;
        this.resolver = resolver;
        this.inventory = inventory;
        this.provisioners = provisioners;
        this.journal = journal;
    }

    /** Whether it succeeded. After the first failure nothing is begun, and what is in progress is cancelled. */
    boolean run() {
        Walk<String> walk = walk();
        walk.untilOneFails(this::begin);
        walk.inProgress().forEach(this::cancel);
        return !walk.hasFailed();
    }

    /**
     * Whether it succeeded.
     *
     * @param before what the stack consisted of, by the logical ids of the template that it is rolled back to
     */
    boolean rollBack(Map<String, StackResource> before) {
        Walk<String> walk = walk();
        walk.untilOneFails(id -> {
            StackResource now = inventory.find(id).orElseThrow();
            StackResource resource = requireNonNull(before.get(id));
            return change(now, resource, now, provisioner -> provisioner.restore(now, resource));
        });
        return !walk.hasFailed();
    }

    private Walk<String> walk() {
        return new Walk<>(template.needs(), id -> template.resource(id).isCustom());
    }

    private Walk.Step begin(String logicalId) {
        ResourceDefinition definition = template.resource(logicalId);
        Map<String, Object> properties = resolver.properties(definition);
        return inventory
                .find(logicalId)
                .map(now -> {
                    StackResource resource =
                            new StackResource(definition, now.physicalId(), properties, now.attributes());
                    return change(now, resource, resource, provisioner -> provisioner.update(now, resource));
                })
                .orElseGet(() -> create(new StackResource(definition, "", properties, Map.of())));
    }

    private Walk.Step create(StackResource resource) {
        wanted.put(resource.logicalId(), resource);
        journal.resource(resource, CREATE_IN_PROGRESS, "");
        return new Walk.Step(
                provisioners.of(resource.definition()).create(resource), outcome -> end(resource, resource, outcome));
    }

    /** @param ifItFails what is there then */
    private Walk.Step change(
            StackResource now,
            StackResource resource,
            StackResource ifItFails,
            Function<Provisioner, CompletableFuture<ResourceOutcome>> change) {
        if (now.isAs(resource)) {
            inventory.put(resource);
            return Walk.Step.done();
        }
        wanted.put(resource.logicalId(), resource);
        journal.resource(now, UPDATE_IN_PROGRESS, "");
        return new Walk.Step(
                change.apply(provisioners.of(resource.definition())), outcome -> end(resource, ifItFails, outcome));
    }

    private Walk.End end(StackResource resource, StackResource ifItFails, ResourceOutcome outcome) {
        if (outcome instanceof ResourceOutcome.Succeeded succeeded) {
            StackResource made = resource.made(succeeded);
            inventory.put(made);
            journal.resource(made, isNew(resource) ? CREATE_COMPLETE : UPDATE_COMPLETE, "");
            return Walk.End.DONE;
        }
        fail(ifItFails, (ResourceOutcome.Failed) outcome);
        return Walk.End.FAILED;
    }

    private void cancel(String logicalId) {
        StackResource resource = requireNonNull(wanted.get(logicalId));
        fail(
                resource,
                new ResourceOutcome.Failed(
                        isNew(resource) ? "Resource creation cancelled" : "Resource update cancelled", ""));
    }

    /** What was half made or half changed is the stack's all the same: the rollback has to deal with it. */
    private void fail(StackResource resource, ResourceOutcome.Failed failure) {
        if (!isNew(resource)) {
            inventory.put(resource);
            journal.resource(resource, UPDATE_FAILED, failure.reason());
            return;
        }
        StackResource left = resource.named(
                provisioners.of(resource.definition()).leftBehind(resource, failure.physicalResourceId()));
        if (!left.physicalId().isEmpty()) {
            inventory.put(left);
        }
        journal.resource(left, CREATE_FAILED, failure.reason());
    }

    private static boolean isNew(StackResource resource) {
        return resource.physicalId().isEmpty();
    }
}
