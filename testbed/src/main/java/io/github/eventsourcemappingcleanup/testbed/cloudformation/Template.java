package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A template as CloudFormation is given it, with what its resources need of each other. */
public final class Template {
    private final Map<String, ?> json;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, ResourceDefinition> resources = new LinkedHashMap<>();

    private Template(Map<String, ?> json) {
        this.json = json;
        object(json.get("Parameters"))
                .forEach((name, parameter) ->
                        parameters.put(String.valueOf(name), object(parameter).get("Default")));
        Map<?, ?> all = object(json.get("Resources"));
        Set<String> ids = all.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
        all.forEach((id, resource) ->
                resources.put(String.valueOf(id), ResourceDefinition.of(String.valueOf(id), object(resource), ids)));
    }

    /** @param json the template, parsed */
    public static Template of(Map<String, ?> json) {
        Template template = new Template(json);
        template.resources.values().forEach(template::checkReferences);
        template.checkCycles();
        return template;
    }

    /** As it was given: what GetTemplate has to answer. */
    public Map<String, ?> json() {
        return json;
    }

    /** By name, what a parameter is if nobody says anything else. */
    Map<String, Object> parameters() {
        return parameters;
    }

    Map<?, ?> conditions() {
        return object(json.get("Conditions"));
    }

    ResourceDefinition resource(String logicalId) {
        return requireNonNull(resources.get(logicalId), logicalId);
    }

    Set<String> logicalIds() {
        return resources.keySet();
    }

    /** By logical id, in the template's order. */
    public Map<String, Set<String>> needs() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        resources.forEach((id, resource) -> needs.put(id, resource.needs()));
        return needs;
    }

    private void checkReferences(ResourceDefinition resource) {
        Set<String> names = new LinkedHashSet<>(References.in(resource.properties()));
        names.addAll(resource.needs());
        names.removeIf(name -> resources.containsKey(name) || parameters.containsKey(name) || name.startsWith("AWS::"));
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("Unresolved resource dependencies " + names + " in "
                    + resource.logicalId() + " of the Resources block of the template");
        }
    }

    private void checkCycles() {
        Map<String, Set<String>> left = needs();
        while (left.values().removeIf(needs -> needs.stream().noneMatch(left::containsKey))) {
            // Until only what is in or behind a cycle is left.
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("Circular dependency between resources: " + left.keySet());
        }
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
