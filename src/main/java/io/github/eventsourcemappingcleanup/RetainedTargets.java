package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.ICfnResourceOptions;
import software.constructs.IValidation;

/**
 * Warns of what a cleanup selects though it stays when the stack goes, or when it is replaced: its mappings would be
 * deleted all the same. A removal policy may be set at any time, by an Aspect too, so this looks when the CDK validates
 * the tree: after all Aspects, and before it collects the annotations.
 */
final class RetainedTargets implements IValidation {
    private static final String WARNING = "event-source-mapping-cleanup:retained";
    private static final Set<CfnDeletionPolicy> RETAINED =
            EnumSet.of(CfnDeletionPolicy.RETAIN, CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE);

    private final EventSourceMappingCleanup cleanup;
    private final CfnResource customResource;
    private final Selection selection;

    RetainedTargets(EventSourceMappingCleanup cleanup, CfnResource customResource, Selection selection) {
        this.cleanup = cleanup;
        this.customResource = customResource;
        this.selection = selection;
    }

    @Override
    public List<String> validate() {
        // A cleanup that is retained itself never gets a Delete event, and so deletes nothing.
        if (!RETAINED.contains(customResource.getCfnOptions().getDeletionPolicy())) {
            List<String> retained = Stream.of(functions(), selection.ownedSources())
                    .flatMap(Collection::stream)
                    .distinct()
                    .filter(RetainedTargets::isRetained)
                    .map(resource -> resource.getNode().getPath())
                    .toList();
            if (!retained.isEmpty()) {
                Annotations.of(cleanup).addWarningV2(WARNING, message(retained));
            }
        }
        return List.of();
    }

    /** An alias or version that is not retained itself still stays with its function. */
    private List<CfnResource> functions() {
        return selection.functions().stream()
                .flatMap(function -> Stream.of(function.resource(), function.function()))
                .toList();
    }

    private static boolean isRetained(CfnResource resource) {
        ICfnResourceOptions options = resource.getCfnOptions();
        return RETAINED.contains(options.getDeletionPolicy()) || RETAINED.contains(options.getUpdateReplacePolicy());
    }

    private static String message(List<String> paths) {
        return "The removal policy keeps " + paths.stream().collect(Collectors.joining(", "))
                + " when the stack is deleted or a replacement takes its place, but this cleanup would delete its mappings."
                + " Leave it out of the selection, let it go too (RemovalPolicy.DESTROY), or keep its mappings by retaining"
                + " the cleanup as well: RemovalPolicies.of(cleanup).retain()";
    }
}
