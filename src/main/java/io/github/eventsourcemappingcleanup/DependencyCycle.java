package io.github.eventsourcemappingcleanup;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IInspectable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TreeInspector;
import software.constructs.IValidation;

/**
 * Finds what would make the template impossible to deploy: a cleanup that needs something that depends on the
 * cleanup. The CDK doesn't look; CloudFormation does, and names all resources of the stack that are behind the cycle.
 */
final class DependencyCycle implements IValidation {
    private final CfnResource cleanup;
    private final List<Object> references;

    DependencyCycle(CfnResource cleanup, Selection selection, Provider provider) {
        this.cleanup = cleanup;
        this.references = List.of(selection.properties(), provider.handler().getFunctionArn());
    }

    @Override
    public List<String> validate() {
        List<CfnResource> cycle = wayBack(resourcesByLogicalId());
        if (cycle.isEmpty()) {
            return List.of();
        }
        String way = cycle.stream()
                .map(resource -> resource.getNode().getPath())
                .collect(Collectors.joining(
                        " -> ", "", " -> " + cleanup.getNode().getPath()));
        return List.of("Each of these needs the next one: " + way
                + ". The cleanup goes before all that its functions and sources need,"
                + " so none of that may depend on the cleanup. Take out one dependency: let only what makes mappings depend on the cleanup (addDependency), and"
                + " nothing that a selected function, its role or its policies refer to.");
    }

    private Map<String, CfnResource> resourcesByLogicalId() {
        List<CfnResource> resources = stack().getNode().findAll().stream()
                .filter(CfnResource.class::isInstance)
                .map(CfnResource.class::cast)
                .filter(resource -> resource.getStack().equals(stack()))
                .toList();
        List<?> logicalIds = (List<?>) stack().resolve(
                        resources.stream().map(CfnResource::getLogicalId).toList());
        Map<String, CfnResource> byLogicalId = new LinkedHashMap<>();
        for (int i = 0; i < resources.size(); i++) {
            byLogicalId.put((String) logicalIds.get(i), resources.get(i));
        }
        return byLogicalId;
    }

    private Stack stack() {
        return cleanup.getStack();
    }

    /** From the cleanup to the last one before the cleanup again; empty if there is none. Breadth first: the shortest. */
    private List<CfnResource> wayBack(Map<String, CfnResource> resources) {
        Map<CfnResource, CfnResource> neededBy = new HashMap<>();
        Deque<CfnResource> toVisit = new ArrayDeque<>(List.of(cleanup));
        while (!toVisit.isEmpty()) {
            CfnResource resource = toVisit.remove();
            for (CfnResource need : needs(resource, resources)) {
                if (need.equals(cleanup)) {
                    return wayTo(resource, neededBy);
                }
                if (neededBy.putIfAbsent(need, resource) == null) {
                    toVisit.add(need);
                }
            }
        }
        return List.of();
    }

    private List<CfnResource> wayTo(CfnResource last, Map<CfnResource, CfnResource> neededBy) {
        LinkedList<CfnResource> way = new LinkedList<>(List.of(last));
        while (!way.getFirst().equals(cleanup)) {
            way.addFirst(neededBy.get(way.getFirst()));
        }
        return way;
    }

    private Set<CfnResource> needs(CfnResource resource, Map<String, CfnResource> resources) {
        Set<CfnResource> needs = new LinkedHashSet<>();
        resource.obtainDependencies().stream()
                .filter(resources::containsValue)
                .forEach(need -> needs.add((CfnResource) need));
        Set<String> logicalIds = new LinkedHashSet<>();
        collectReferences(stack().resolve(propertiesOf(resource)), logicalIds);
        logicalIds.stream()
                .map(resources::get)
                .filter(need -> need != null && need != resource)
                .forEach(needs::add);
        return needs;
    }

    /** A custom resource can't be inspected, but what this one refers to is known. */
    private Object propertiesOf(CfnResource resource) {
        if (resource.equals(cleanup)) {
            return references;
        } else if (resource instanceof IInspectable inspectable) {
            TreeInspector inspector = new TreeInspector();
            inspectable.inspect(inspector);
            return inspector.getAttributes();
        }
        return Map.of();
    }

    private static void collectReferences(Object value, Set<String> logicalIds) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("Ref") instanceof String logicalId) {
                logicalIds.add(logicalId);
            } else if (map.get("Fn::GetAtt") instanceof List<?> attribute) {
                logicalIds.add(String.valueOf(attribute.get(0)));
            } else {
                map.values().forEach(element -> collectReferences(element, logicalIds));
            }
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> collectReferences(element, logicalIds));
        }
    }
}
