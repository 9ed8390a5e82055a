package io.github.eventsourcemappingcleanup.handler.scope;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a stack in a clean-up phase is becoming. Something is leaving it unless one of its resources is this thing:
 * whatever the logical id, since refactoring changes that alone. The list does not tell who leaves, before that has
 * begun, and the template does not tell physical ids: so both are asked. What can't be told counts as staying.
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

    /** @param logicalId that it had when it was selected */
    boolean has(String logicalId, String arn) {
        return resources.stream()
                .filter(Resource::isInTheStack)
                .filter(resource -> inTemplate
                        .map(ids -> ids.contains(resource.logicalId()))
                        .orElse(true))
                .anyMatch(resource -> ResourceType.of(resource.type())
                        .map(type -> type.mayBe(resource.physicalId(), arn))
                        // A type that is not known has an id of unknown form; a logical id never changes its type.
                        .orElse(resource.logicalId().equals(logicalId)));
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
