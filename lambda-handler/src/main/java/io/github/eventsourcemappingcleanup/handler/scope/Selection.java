package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import java.util.List;
import java.util.function.Predicate;

/** Which mappings a cleanup is about. */
public record Selection(List<Target> targets) {
    public Selection {
        targets = List.copyOf(targets);
    }

    public boolean isEmpty() {
        return targets.isEmpty();
    }

    public boolean selects(Mapping mapping) {
        return targets.stream().anyMatch(target -> target.selects(mapping));
    }

    /** The mappings that are selected one by one. */
    public List<String> uuids() {
        return targets.stream()
                .filter(UuidTarget.class::isInstance)
                .map(target -> ((UuidTarget) target).uuid())
                .toList();
    }

    /** Whether a list of mappings is needed to find what is selected. */
    public boolean needsList() {
        return targets.stream().anyMatch(target -> !(target instanceof UuidTarget));
    }

    public List<String> texts() {
        return targets.stream().map(Target::text).toList();
    }

    Selection only(Predicate<Target> wanted) {
        return new Selection(targets.stream().filter(wanted).toList());
    }
}
