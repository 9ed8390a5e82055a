package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Dependable;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The log groups that a stack makes for its selected functions by their names, as the CDK does by itself
 * ({@code useCdkManagedLogGroup}). Nothing needs them, so they would go at once, and what a leaving mapping still lets the
 * function log would make them anew: the next deployment of a function of the same name would find them in its way. Made
 * after the cleanup, too, so the CDK asks at the synthesis.
 */
final class FunctionLogGroups implements IDependable {
    private FunctionLogGroups() {}

    static FunctionLogGroups of(List<SelectedFunction> selected, Stack stack) {
        List<CfnFunction> functions =
                selected.stream().map(SelectedFunction::function).distinct().toList();
        FunctionLogGroups logGroups = new FunctionLogGroups();
        Dependable.implement(logGroups, new Dependable() {
            @Override
            public List<IConstruct> getDependencyRoots() {
                // Without functions not even to look: it takes time.
                return functions.isEmpty() ? List.of() : logGroupsOf(functions, stack);
            }
        });
        return logGroups;
    }

    private static List<IConstruct> logGroupsOf(List<CfnFunction> functions, Stack stack) {
        Map<IConstruct, String> names = new LinkedHashMap<>();
        for (IConstruct construct : stack.getNode().findAll()) {
            if (construct instanceof CfnLogGroup logGroup
                    && logGroup.getLogGroupName() != null
                    && Stack.of(logGroup).equals(stack)) {
                names.put(logGroup, logGroup.getLogGroupName());
            }
        }
        Collection<?> wanted = (Collection<?>) stack.resolve(functions.stream()
                .flatMap(function -> Stream.of(function.getRef(), function.getFunctionName()))
                .filter(name -> name != null)
                .map(name -> "/aws/lambda/" + name)
                .toList());
        return ResolvedNames.of(names, stack).entrySet().stream()
                .filter(logGroup -> wanted.contains(logGroup.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
