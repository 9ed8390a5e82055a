package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a template.
 *
 * @param properties as the template has them, with their functions
 * @param needs the logical ids of what must be there first, and may go only later
 * @param retained whether it stays when it leaves the stack
 * @param retainedIfReplaced whether it stays when another one takes its place
 */
public record ResourceDefinition(
        String logicalId,
        String type,
        Map<?, ?> properties,
        Set<String> needs,
        boolean retained,
        boolean retainedIfReplaced) {

    /** @param resources the logical ids of the template */
    static ResourceDefinition of(String logicalId, Map<?, ?> json, Set<String> resources) {
        if (json.containsKey("Condition")) {
            throw new IllegalArgumentException("this stand-in knows no resource on a condition: " + logicalId);
        }
        Map<?, ?> properties = json.get("Properties") instanceof Map<?, ?> some ? some : Map.of();
        Set<String> needs = new LinkedHashSet<>(dependsOn(json.get("DependsOn")));
        References.in(properties).stream().filter(resources::contains).forEach(needs::add);
        return new ResourceDefinition(
                logicalId,
                String.valueOf(json.get("Type")),
                properties,
                needs,
                retains(json.get("DeletionPolicy")),
                retains(json.get("UpdateReplacePolicy")));
    }

    boolean isCustom() {
        return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
    }

    private static List<String> dependsOn(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static boolean retains(@Nullable Object policy) {
        if (policy == null || policy.equals("Delete")) {
            return false;
        }
        if (policy.equals("Retain")) {
            return true;
        }
        throw new IllegalArgumentException("this stand-in knows no policy " + policy);
    }
}
