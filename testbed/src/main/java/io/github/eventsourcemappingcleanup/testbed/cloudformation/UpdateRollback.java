package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.UPDATE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.UPDATE_FAILED;
import static io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus.UPDATE_IN_PROGRESS;
import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Changes back what a failed update has changed; deletes nothing. */
final class UpdateRollback {

    private final Template template;
    private final Map<String, StackResource> before;
    private final Inventory inventory;
    private final Provisioners provisioners;
    private final Journal journal;

    /** @param before what the stack consisted of, by the logical ids of the template that it goes back to */
    UpdateRollback(
            Template template,
            Map<String, StackResource> before,
            Inventory inventory,
            Provisioners provisioners,
            Journal journal) {
        this.template = template;
        this.before = before;
        this.inventory = inventory;
        this.provisioners = provisioners;
        this.journal = journal;
    }

    /** Whether it succeeded. */
    boolean run() {
        Walk<String> walk =
                new Walk<>(template.needs(), id -> template.resource(id).isCustom());
        walk.untilOneFails(id -> restore(inventory.find(id).orElseThrow(), requireNonNull(before.get(id))));
        return !walk.hasFailed();
    }

    private Walk.Step restore(StackResource now, StackResource resource) {
        if (now.isAs(resource)) {
            inventory.put(resource);
            return Walk.Step.done();
        }
        journal.resource(now, UPDATE_IN_PROGRESS, "");
        return new Walk.Step(
                provisioners.of(resource.definition()).restore(now, resource), outcome -> end(now, resource, outcome));
    }

    private Walk.End end(StackResource now, StackResource resource, ResourceOutcome outcome) {
        if (outcome instanceof ResourceOutcome.Succeeded succeeded) {
            StackResource restored = resource.made(succeeded);
            inventory.put(restored);
            journal.resource(restored, UPDATE_COMPLETE, "");
            return Walk.End.DONE;
        }
        journal.resource(now, UPDATE_FAILED, outcome.reason());
        return Walk.End.FAILED;
    }
}
