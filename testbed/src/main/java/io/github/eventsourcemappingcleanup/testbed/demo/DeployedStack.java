package io.github.eventsourcemappingcleanup.testbed.demo;

import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_IN_PROGRESS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The deployed stack {@code Example}, as CloudFormation tells of it. */
record DeployedStack(String stackId, Map<String, String> outputs) {
    static final String NAME = "Example";

    static DeployedStack deployed(CloudFormationClient cloudFormation) {
        Stack stack = cloudFormation
                .describeStacks(request -> request.stackName(NAME))
                .stacks()
                .get(0);
        return new DeployedStack(
                stack.stackId(),
                stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
    }

    String output(String name) {
        return Objects.requireNonNull(outputs.get(name), "the stack " + NAME + " has no output " + name);
    }

    /** What CloudFormation says of the deletion, in order; by id, since a deleted stack has no name any more. */
    List<StackEvent> deletionEvents(CloudFormationClient cloudFormation) {
        List<StackEvent> newestFirst = new ArrayList<>();
        cloudFormation
                .describeStackEventsPaginator(request -> request.stackName(stackId))
                .stackEvents()
                .forEach(newestFirst::add);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .dropWhile(event -> !Facts.is(event, Facts.STACK, DELETE_IN_PROGRESS))
                .toList();
    }
}
