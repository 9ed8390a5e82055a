package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.ResourceStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One stack, which is made, updated and deleted by templates as CloudFormation does it (aws-cdk
 * docs/CLOUDFORMATION.md). Custom resources are sent to their provider; all others exist on paper. Every operation
 * returns when it is over; meanwhile others may look, and CloudFormation tells status, template and resources.
 */
public final class LiveStack {
    private final StackArn arn;
    private final Stacks stacks;
    private final Inventory inventory = new Inventory();
    private final OrdinaryResources ordinary;
    private final ProvidedResources custom;
    private final Provisioner.ByType provisioners;
    private final Journal journal;
    private final Deletions deletions;
    private volatile @Nullable StackStatus status;
    private volatile @Nullable Template template;

    /**
     * @param stackId the ARN, with the stack's name in it
     * @param stacks where its status is told, and what it is made of
     * @param sleeper waits between the tries of a clean-up
     */
    public LiveStack(
            String stackId,
            Stacks stacks,
            CustomResources customResources,
            InstantSource clock,
            Consumer<Duration> sleeper) {
        arn = StackArn.parse(stackId);
        this.stacks = stacks;
        PhysicalNames names = new PhysicalNames(arn);
        ordinary = new OrdinaryResources(new ResourceTypes(arn, names));
        custom = new ProvidedResources(arn, names, customResources, inventory::existing);
        provisioners = new Provisioner.ByType(ordinary, custom);
        journal = new Journal(arn, stacks, clock);
        deletions = new Deletions(inventory, provisioners, journal, sleeper);
    }

    public StackStatus create(Template wanted) {
        if (make(wanted)) {
            return enter(StackStatus.CREATE_COMPLETE);
        }
        enter(StackStatus.ROLLBACK_IN_PROGRESS);
        return enter(deleteAll() ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED);
    }

    /** With OnFailure=DELETE: no rollback, but a deletion. */
    public StackStatus createOrDelete(Template wanted) {
        return make(wanted) ? enter(StackStatus.CREATE_COMPLETE) : delete();
    }

    public StackStatus update(Template wanted) {
        require(
                status == StackStatus.CREATE_COMPLETE
                        || status == StackStatus.UPDATE_COMPLETE
                        || status == StackStatus.UPDATE_ROLLBACK_COMPLETE,
                "can not be updated");
        Template from = template();
        Map<String, StackResource> before = inventory.current();
        template = wanted;
        enter(StackStatus.UPDATE_IN_PROGRESS);
        if (deployment(wanted).run()) {
            enter(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS);
            cleanUp(wanted);
            return enter(StackStatus.UPDATE_COMPLETE);
        }
        template = from;
        enter(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS);
        if (!deployment(from).rollBack(before)) {
            return enter(StackStatus.UPDATE_ROLLBACK_FAILED);
        }
        enter(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS);
        cleanUp(from);
        return enter(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    /** Also once more, after it failed: then it continues with what is left. */
    public StackStatus delete() {
        require(status != null && status != StackStatus.DELETE_COMPLETE, "is not there");
        enter(StackStatus.DELETE_IN_PROGRESS);
        return enter(deleteAll() ? StackStatus.DELETE_COMPLETE : StackStatus.DELETE_FAILED);
    }

    /**
     * Resources get other logical ids, and nothing else happens to them: a literal that changes is refused (AWS user
     * guide, stack refactoring).
     *
     * @param wanted the template with the new logical ids
     * @param moved new logical ids by the old ones
     */
    public void refactor(Template wanted, Map<String, String> moved) {
        new Refactoring(moved).check(template(), wanted);
        template = wanted;
        inventory.current().forEach((id, resource) -> {
            StackResource renamed = resource.definedBy(wanted.resource(moved.getOrDefault(id, id)));
            inventory.remove(resource);
            inventory.put(renamed);
            journal.record(renamed, ResourceStatus.UPDATE_COMPLETE);
        });
    }

    /** A resource becomes another stack's, by a refactoring or an import, and nothing else happens to it. */
    public void moveTo(String otherStackId, String logicalId) {
        StackResource moved = inventory.find(logicalId).orElseThrow();
        inventory.remove(moved);
        stacks.put(otherStackId, StackStatus.UPDATE_COMPLETE.name())
                .content(
                        otherStackId,
                        "{}",
                        List.of(ListedResource.complete(logicalId, moved.type(), moved.physicalId())));
    }

    /** The creation of this resource, which is no custom one, fails from now on. */
    public void failCreation(String logicalId, String reason) {
        ordinary.failCreation(logicalId, reason);
    }

    /** Each request to a provider has a new id, unless this says otherwise. */
    public void requestIds(Supplier<String> ids) {
        custom.requestIds(ids);
    }

    /** Told each event as it happens, by the thread of the operation. */
    public void onEvent(Consumer<StackEvent> listener) {
        journal.listener(listener);
    }

    public List<StackEvent> events() {
        return journal.events();
    }

    /**
     * The template that the stack is of; during an operation the one that it is moving to, from the rollback on the
     * one that it is going back to.
     */
    public Template template() {
        return Optional.ofNullable(template).orElseThrow();
    }

    /** By logical id, with the physical ids of now. */
    public Map<String, StackResource> resources() {
        return inventory.current();
    }

    /** All that is not deleted yet: also what was replaced or removed, and is waiting for the clean-up. */
    public List<StackResource> existing() {
        return inventory.existing();
    }

    private boolean make(Template wanted) {
        require(status == null, "is there already");
        template = wanted;
        enter(StackStatus.CREATE_IN_PROGRESS);
        stacks.content(arn.text(), new LiveContent(this::template, inventory, journal));
        return deployment(wanted).run();
    }

    private Deployment deployment(Template wanted) {
        Resolver resolver = new Resolver(arn, wanted, inventory::find);
        return new Deployment(wanted, resolver, inventory, provisioners, journal);
    }

    private boolean deleteAll() {
        return deletions.deleteAll(inventory.existing());
    }

    private void cleanUp(Template of) {
        inventory.current().keySet().stream()
                .filter(id -> !of.logicalIds().contains(id))
                .forEach(inventory::leave);
        deletions.cleanUp(inventory.leaving());
    }

    private StackStatus enter(StackStatus next) {
        status = next;
        journal.stack(next);
        return next;
    }

    private void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalStateException("stack " + arn.name() + " " + otherwise + ": " + status);
        }
    }
}
