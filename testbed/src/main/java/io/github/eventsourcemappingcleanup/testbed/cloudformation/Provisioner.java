package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.concurrent.CompletableFuture;

/** What makes, changes and deletes resources. Where a physical id is answered, that is the resource from then on. */
interface Provisioner {
    /** @param wanted has no physical id yet */
    CompletableFuture<ResourceOutcome> create(StackResource wanted);

    /** Another physical id in the answer is a replacement: the one of before is still there, and leaving. */
    CompletableFuture<ResourceOutcome> update(StackResource now, StackResource wanted);

    /** Back to what it was before an update that failed. */
    CompletableFuture<ResourceOutcome> restore(StackResource now, StackResource before);

    CompletableFuture<ResourceOutcome> delete(StackResource resource);

    /** What a creation that failed has left behind, and must be deleted: its physical id; empty if nothing. */
    String leftBehind(StackResource wanted, String answeredId);

    /** Who is asked for which resource. */
    record ByType(Provisioner ordinary, Provisioner custom) {
        Provisioner of(ResourceDefinition definition) {
            return definition.isCustom() ? custom : ordinary;
        }
    }
}
