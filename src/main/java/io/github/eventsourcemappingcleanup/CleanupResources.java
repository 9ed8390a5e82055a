package io.github.eventsourcemappingcleanup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awscdk.CfnResource;
import software.constructs.Dependable;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * What a cleanup adds to its stack besides the provider, and what of it is known only when the app is complete: users, and
 * Aspects, may set conditions, removal policies and properties at any time. So it is said when the CDK asks for dependencies:
 * all Aspects have run then, and neither references are resolved nor the templates of nested stacks hashed. It is said again
 * when the app is synthesized again.
 */
final class CleanupResources {
    private final CfnResource customResource;
    private final CleanupPolicy policy;
    private final Selection selection;
    private final RetainedTargets retained;
    private final Set<String> owned = new HashSet<>();

    CleanupResources(CleanupPolicy policy, RetainedTargets retained) {
        this.policy = policy;
        this.retained = retained;
        this.customResource = retained.customResource();
        this.selection = retained.selection();
    }

    CfnResource policy() {
        return policy.resource();
    }

    /** Two callbacks, since the calls within one nest, and there are some for each function. */
    void completeLate(Function<Selection, List<IConstruct>> dependencies) {
        IDependable completed = asked(() -> {
            complete();
            return List.of();
        });
        customResource.getNode().addDependency(completed, asked(() -> dependencies.apply(selection)));
    }

    private static IDependable asked(Supplier<List<IConstruct>> answer) {
        IDependable dependable = new IDependable() {};
        Dependable.implement(dependable, new Dependable() {
            @Override
            public List<IConstruct> getDependencyRoots() {
                return answer.get();
            }
        });
        return dependable;
    }

    private void complete() {
        policy.complete(selection, customResource.getCfnOptions().getCondition());
        tellOwned(
                "Functions",
                selection.functions().stream().map(SelectedFunction::isLetGo).toList());
        tellOwned(
                "EventSources",
                selection.sources().stream().map(SelectedSource::isOwned).toList());
        retained.warn();
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
