package io.github.eventsourcemappingcleanup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/**
 * What a cleanup adds to its stack besides the provider, and what of it is known only when the app is complete: users, and
 * Aspects, may set conditions, removal policies and properties at any time.
 */
final class CleanupResources {
    private final Construct cleanup;
    private final CfnResource customResource;
    private final CleanupPolicy policy;
    private final Selection selection;
    private final Set<String> owned = new HashSet<>();

    CleanupResources(Construct cleanup, CfnResource customResource, CleanupPolicy policy, Selection selection) {
        this.cleanup = cleanup;
        this.customResource = customResource;
        this.policy = policy;
        this.selection = selection;
    }

    Construct cleanup() {
        return cleanup;
    }

    CfnResource customResource() {
        return customResource;
    }

    Selection selection() {
        return selection;
    }

    /** Also once more, when an app is synthesized again. */
    void complete(LateDependencies dependencies) {
        CfnCondition condition = customResource.getCfnOptions().getCondition();
        policy.complete(selection, condition);
        tellOwned(
                "Functions",
                selection.functions().stream().map(SelectedFunction::isLetGo).toList());
        tellOwned(
                "EventSources",
                selection.sources().stream().map(SelectedSource::isOwned).toList());
        customResource.getNode().addDependency(dependencies.of(selection).toArray(CfnResource[]::new));
    }

    /** In the properties that the handler reads: which targets are the stack's own. */
    private void tellOwned(String property, List<Boolean> areOwned) {
        for (int i = 0; i < areOwned.size(); i++) {
            String path = property + "." + i + ".Owned";
            if (areOwned.get(i) && owned.add(path)) {
                customResource.addPropertyOverride(path, true);
            } else if (!areOwned.get(i) && owned.remove(path)) {
                customResource.addPropertyDeletionOverride(path);
            }
        }
    }
}
