package io.github.eventsourcemappingcleanup;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.ICfnResourceOptions;

/**
 * Warns where mappings don't fare as what is selected does: of what stays when the stack goes, or when it is replaced, since
 * its mappings would be deleted all the same; and of a cleanup that never acts, since whatever retains everything retains it
 * too.
 */
record RetainedTargets(EventSourceMappingCleanup cleanup, CfnResource customResource, Selection selection) {
    private static final String RETAINED_TARGETS = "event-source-mapping-cleanup:retained";
    private static final String NEVER_ACTS = "event-source-mapping-cleanup:never-acts";
    private static final Set<CfnDeletionPolicy> RETAINED =
            EnumSet.of(CfnDeletionPolicy.RETAIN, CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE);

    private static final String NEVER_ACTS_MESSAGE =
            "The removal policy retains this cleanup and its provider function when the stack is deleted. CloudFormation then"
                    + " sends no Delete event, so mappings of resources that are deleted stay behind. Delete the cleanup with"
                    + " the stack: RemovalPolicies.of(cleanup).destroy(), with a priority after the Aspect that retains"
                    + " everything";

    /** Before the CDK collects the annotations. */
    void warn() {
        if (isKept(customResource)) {
            if (isKept(provider()) && !allStays()) {
                Annotations.of(cleanup).addWarningV2(NEVER_ACTS, NEVER_ACTS_MESSAGE);
            }
            return;
        }
        String retained = owned().filter(RetainedTargets::isRetained)
                .map(resource -> resource.getNode().getPath())
                .collect(Collectors.joining(", "));
        if (!retained.isEmpty()) {
            Annotations.of(cleanup).addWarningV2(RETAINED_TARGETS, message(retained));
        }
    }

    /** Not below the cleanup: retained with it only by what isn't about the cleanup alone, and so perhaps not meant so. */
    private CfnResource provider() {
        return (CfnResource) requireNonNull(cleanup.getHandler().getNode().getDefaultChild());
    }

    private boolean allStays() {
        return selection.uuids().isEmpty()
                && selection.sources().stream().allMatch(source -> source.resource() != null)
                && owned().allMatch(RetainedTargets::isKept);
    }

    /** An alias or version that is not retained itself still stays with its function. */
    private Stream<CfnResource> owned() {
        Stream<CfnResource> functions =
                selection.functions().stream().flatMap(function -> Stream.of(function.resource(), function.function()));
        return Stream.concat(functions, selection.ownedSources().stream()).distinct();
    }

    static boolean isRetained(CfnResource resource) {
        ICfnResourceOptions options = resource.getCfnOptions();
        return RETAINED.contains(options.getDeletionPolicy()) || RETAINED.contains(options.getUpdateReplacePolicy());
    }

    /** When the stack is deleted. */
    private static boolean isKept(CfnResource resource) {
        return RETAINED.contains(resource.getCfnOptions().getDeletionPolicy());
    }

    private static String message(String paths) {
        return "The removal policy retains " + paths
                + " when the stack is deleted or a replacement takes its place, but this cleanup would delete its mappings."
                + " Leave it out of the selection, delete it with the stack (RemovalPolicy.DESTROY), or keep its mappings by"
                + " retaining the cleanup as well: RemovalPolicies.of(cleanup).retain()";
    }
}
