package io.github.eventsourcemappingcleanup;

import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.constructs.Dependable;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * Says in the custom resource's properties which targets are the stack's own: made by it, and retained neither when it is deleted
 * nor when they are replaced. A removal policy may be set at any time, by an Aspect too, so this looks when the CDK asks for
 * dependencies: after all Aspects, and before templates are hashed and written. It has none itself.
 */
final class OwnedTargets implements IDependable {
    private OwnedTargets() {}

    static OwnedTargets of(Selection selection, CfnResource customResource) {
        OwnedTargets targets = new OwnedTargets();
        Dependable.implement(targets, new Dependable() {
            @Override
            public List<IConstruct> getDependencyRoots() {
                write(
                        "Functions",
                        selection.functions().stream()
                                .map(SelectedFunction::isLetGo)
                                .toList(),
                        customResource);
                write(
                        "EventSources",
                        selection.sources().stream()
                                .map(SelectedSource::isOwned)
                                .toList(),
                        customResource);
                return List.of();
            }
        });
        return targets;
    }

    private static void write(String property, List<Boolean> owned, CfnResource customResource) {
        for (int i = 0; i < owned.size(); i++) {
            String path = property + "." + i + ".Owned";
            if (owned.get(i)) {
                customResource.addPropertyOverride(path, true);
            } else {
                customResource.addPropertyDeletionOverride(path);
            }
        }
    }
}
