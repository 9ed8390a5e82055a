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

/**
 * Makes what a template has and the stack has not, and changes what differs; deletes nothing. Of what may be begun at
 * the same moment, custom resources come first: so they are in progress when another one fails.
 */
final class Deployment {

    private final Template template;
    private final Resolver resolver;
    private final Inventory inventory;
    private final Provisioners provisioners;
    private final Journal journal;
    private final Map<String, StackResource> wanted = new HashMap<>();

    Deployment(Template template, Resolver resolver, Inventory inventory, Provisioners provisioners, Journal journal) {
        this.template = template;
        this.resolver = resolver;
        this.inventory = inventory;
        this.provisioners = provisioners;
        this.journal = journal;
    }

    /** Whether it succeeded. After the first failure nothing is begun, and what is in progress is cancelled. */
    boolean run() {
        Walk<String> walk =
                new Walk<>(template.needs(), id -> template.resource(id).isCustom());
        walk.untilOneFails(this::begin);
        walk.inProgress().forEach(this::cancel);
        return !walk.hasFailed();
    }

    private Walk.Step begin(String logicalId) {
        ResourceDefinition definition = template.resource(logicalId);
        Map<String, Object> properties = resolver.properties(definition);
        return inventory
                .find(logicalId)
                .map(now -> change(now, new StackResource(definition, now.physicalId(), properties, now.attributes())))
                .orElseGet(() -> create(new StackResource(definition, "", properties, Map.of())));
    }

    private Walk.Step create(StackResource resource) {
        wanted.put(resource.logicalId(), resource);
        journal.resource(resource, CREATE_IN_PROGRESS, "");
        return new Walk.Step(
                provisioners.of(resource.definition()).create(resource), outcome -> end(resource, outcome));
    }

    private Walk.Step change(StackResource now, StackResource resource) {
        if (now.isAs(resource)) {
            inventory.put(resource);
            return Walk.Step.done();
        }
        wanted.put(resource.logicalId(), resource);
        journal.resource(now, UPDATE_IN_PROGRESS, "");
        return new Walk.Step(
                provisioners.of(resource.definition()).update(now, resource), outcome -> end(resource, outcome));
    }

    private Walk.End end(StackResource resource, ResourceOutcome outcome) {
        if (outcome instanceof ResourceOutcome.Succeeded succeeded) {
            StackResource made = resource.made(succeeded);
            inventory.put(made);
            journal.resource(made, isNew(resource) ? CREATE_COMPLETE : UPDATE_COMPLETE, "");
            return Walk.End.DONE;
        }
        fail(resource, outcome.physicalResourceId(), outcome.reason());
        return Walk.End.FAILED;
    }

    private void cancel(String logicalId) {
        StackResource resource = requireNonNull(wanted.get(logicalId));
        fail(resource, "", isNew(resource) ? "Resource creation cancelled" : "Resource update cancelled");
    }

    /** What was half made or half changed is the stack's all the same: the rollback has to deal with it. */
    private void fail(StackResource resource, String answeredId, String reason) {
        if (!isNew(resource)) {
            inventory.put(resource);
            journal.resource(resource, UPDATE_FAILED, reason);
            return;
        }
        StackResource left =
                resource.named(provisioners.of(resource.definition()).leftBehind(resource, answeredId));
        if (!left.physicalId().isEmpty()) {
            inventory.put(left);
        }
        journal.resource(left, CREATE_FAILED, reason);
    }

    private static boolean isNew(StackResource resource) {
        return resource.physicalId().isEmpty();
    }
}
