package io.github.eventsourcemappingcleanup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IInspectable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TreeInspector;

/** Which resources of a stack need which others, as CloudFormation sees it: by DependsOn, Ref and Fn::GetAtt. */
final class ResourceGraph {
    private final Stack stack;
    private final Map<CfnResource, Object> knownProperties;
    private final Map<String, CfnResource> byLogicalId = new HashMap<>();
    private final Map<CfnResource, Set<CfnResource>> needs = new HashMap<>();

    /**
     * Looks at a stack as it is now.
     *
     * @param stack the stack
     * @param knownProperties the properties of resources that can't be inspected: custom resources
     */
    ResourceGraph(Stack stack, Map<CfnResource, Object> knownProperties) {
        this.stack = stack;
        this.knownProperties = knownProperties;
        List<CfnResource> resources = new ArrayList<>();
        List<String> logicalIds = new ArrayList<>();
        stack.getNode().findAll().forEach(construct -> {
            if (construct instanceof CfnResource resource && resource.getStack().equals(stack)) {
                resources.add(resource);
                logicalIds.add(resource.getLogicalId());
            }
        });
        // At once: each call takes its time in the other process, where the CDK runs.
        List<?> resolvedIds = (List<?>) stack.resolve(logicalIds);
        for (int i = 0; i < resources.size(); i++) {
            byLogicalId.put((String) resolvedIds.get(i), resources.get(i));
        }
    }

    /** The shortest way from a resource back to itself, which it begins with; empty if there is none. */
    List<CfnResource> cycleThrough(CfnResource start) {
        Map<CfnResource, CfnResource> neededBy = new HashMap<>();
        Deque<CfnResource> toVisit = new ArrayDeque<>(List.of(start));
        while (!toVisit.isEmpty()) {
            CfnResource resource = toVisit.remove();
            for (CfnResource need : needsOf(resource)) {
                if (need.equals(start)) {
                    return way(start, resource, neededBy);
                }
                if (neededBy.putIfAbsent(need, resource) == null) {
                    toVisit.add(need);
                }
            }
        }
        return List.of();
    }

    private static List<CfnResource> way(CfnResource from, CfnResource to, Map<CfnResource, CfnResource> neededBy) {
        Deque<CfnResource> way = new ArrayDeque<>(List.of(to));
        while (!way.getFirst().equals(from)) {
            way.addFirst(requireNonNull(neededBy.get(way.getFirst())));
        }
        return List.copyOf(way);
    }

    private Set<CfnResource> needsOf(CfnResource resource) {
        return needs.computeIfAbsent(resource, unknown -> {
            Set<CfnResource> found = new LinkedHashSet<>();
            resource.obtainDependencies().stream()
                    .filter(byLogicalId::containsValue)
                    .forEach(need -> found.add((CfnResource) need));
            addReferences(stack.resolve(propertiesOf(resource)), found);
            return found;
        });
    }

    private Object propertiesOf(CfnResource resource) {
        if (resource instanceof IInspectable inspectable) {
            TreeInspector inspector = new TreeInspector();
            inspectable.inspect(inspector);
            return inspector.getAttributes();
        }
        return knownProperties.getOrDefault(resource, Map.of());
    }

    private void addReferences(Object value, Set<CfnResource> found) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("Ref") instanceof String logicalId) {
                addResource(logicalId, found);
            } else if (map.get("Fn::GetAtt") instanceof List<?> attribute) {
                addResource(String.valueOf(attribute.get(0)), found);
            } else {
                map.values().forEach(element -> addReferences(element, found));
            }
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> addReferences(element, found));
        }
    }

    /** Parameters and pseudo parameters are referred to as well. */
    private void addResource(String logicalId, Set<CfnResource> found) {
        CfnResource resource = byLogicalId.get(logicalId);
        if (resource != null) {
            found.add(resource);
        }
    }
}
