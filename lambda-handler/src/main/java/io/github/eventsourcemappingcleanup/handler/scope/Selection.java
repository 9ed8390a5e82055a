package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
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

    /** Whether it can't be told if the mapping is selected: its function's ARN has a form that is not known. */
    public boolean cannotCompare(Mapping mapping) {
        return targets.stream().anyMatch(Target.Function.class::isInstance)
                && FunctionArn.parse(mapping.functionArn()).isEmpty();
    }

    /** The mappings that are selected one by one. */
    public List<String> uuids() {
        return targets.stream()
                .filter(Target.Uuid.class::isInstance)
                .map(target -> ((Target.Uuid) target).uuid())
                .toList();
    }

    /** Whether a list of mappings is needed to find what is selected. */
    public boolean needsList() {
        return targets.stream().anyMatch(target -> !(target instanceof Target.Uuid));
    }

    public List<String> texts() {
        return targets.stream().map(Target::text).toList();
    }

    Selection only(Predicate<Target> wanted) {
        return new Selection(targets.stream().filter(wanted).toList());
    }
}
