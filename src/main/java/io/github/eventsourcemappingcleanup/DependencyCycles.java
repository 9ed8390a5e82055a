package io.github.eventsourcemappingcleanup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.IValidation;

/**
 * Finds what would make the template impossible to deploy: a cleanup that needs something that depends on the cleanup. The
 * CDK doesn't look; CloudFormation does, and names all resources that wait behind the cycle.
 */
final class DependencyCycles implements IValidation {
    private final Stack stack;
    private final Map<CfnResource, Object> propertiesOfCleanups = new LinkedHashMap<>();

    DependencyCycles(Stack stack) {
        this.stack = stack;
    }

    void watch(CfnResource cleanup, Object properties) {
        propertiesOfCleanups.put(cleanup, properties);
    }

    @Override
    public List<String> validate() {
        ResourceGraph graph = new ResourceGraph(stack, propertiesOfCleanups);
        return propertiesOfCleanups.keySet().stream()
                .map(graph::cycleThrough)
                .filter(cycle -> !cycle.isEmpty())
                .map(DependencyCycles::message)
                .toList();
    }

    private static String message(List<CfnResource> cycle) {
        String way = Stream.concat(cycle.stream(), Stream.of(cycle.get(0)))
                .map(resource -> resource.getNode().getPath())
                .collect(Collectors.joining(" -> "));
        return "Each of these resources needs the next one: " + way
                + ". A cleanup is deleted before all that its functions and sources need, so none of that may depend on it."
                + " Let only what makes mappings depend on the cleanup (addDependency), and nothing that a selected function,"
                + " its role or a policy of its role refers to.";
    }
}
