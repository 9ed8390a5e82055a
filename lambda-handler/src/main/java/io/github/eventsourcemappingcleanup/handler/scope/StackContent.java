package io.github.eventsourcemappingcleanup.handler.scope;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a stack in a clean-up phase is made of, and is becoming. The list of its resources does not tell who leaves, before that
 * has begun, and the template does not tell physical ids: so both are asked. What can't be told counts as staying.
 */
final class StackContent {
    /** Empty if the template can't be read. */
    private final Optional<Set<String>> inTemplate;

    private final List<Resource> resources;

    private StackContent(Optional<Set<String>> inTemplate, List<Resource> resources) {
        this.inTemplate = inTemplate;
        this.resources = List.copyOf(resources);
    }

    static StackContent of(String template, List<Resource> resources) {
        return new StackContent(logicalIds(template), resources);
    }

    /** Whether the stack has it now, as long as it is not deleted. */
    boolean lists(Target target) {
        return streamOf(target).findAny().isPresent();
    }

    /** Whether the stack has it now, and does not drop it; whatever its logical id is, since refactoring changes that. */
    boolean keeps(Target target) {
        return streamOf(target)
                .anyMatch(resource -> inTemplate
                        .map(ids -> ids.contains(resource.logicalId()))
                        .orElse(true));
    }

    private Stream<Resource> streamOf(Target target) {
        return resources.stream()
                .filter(Resource::isInTheStack)
                .filter(resource -> ResourceType.mayBe(resource, target.id()));
    }

    /** GetTemplate answers what was uploaded, which may be YAML: then it can't be told what is in it. */
    private static Optional<Set<String>> logicalIds(String template) {
        try {
            return JSON.std.anyFrom(template) instanceof Map<?, ?> sections
                            && sections.get("Resources") instanceof Map<?, ?> definitions
                    ? Optional.of(
                            definitions.keySet().stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
