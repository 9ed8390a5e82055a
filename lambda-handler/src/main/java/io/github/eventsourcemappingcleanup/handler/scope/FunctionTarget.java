package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;

/**
 * A function with all its versions and aliases, or one version or alias alone.
 *
 * @param logicalId in the stack that makes it; empty if named
 */
record FunctionTarget(FunctionArn arn, String logicalId) implements Target {
    @Override
    public boolean selects(Mapping mapping) {
        return FunctionArn.parse(mapping.functionArn())
                .filter(of -> of.function().equals(arn.function()))
                .filter(of -> arn.qualifier().isEmpty() || arn.qualifier().equals(of.qualifier()))
                .isPresent();
    }

    @Override
    public boolean owned() {
        return !logicalId.isEmpty();
    }

    @Override
    public boolean isIn(StackContent content) {
        return content.has(logicalId, arn.toString());
    }

    @Override
    public String text() {
        return "function " + arn;
    }
}
