package io.github.eventsourcemappingcleanup.testbed.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The deployed stack `Example`, as CloudFormation tells of it. */
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
        String value = outputs.get(name);
        if (value == null) {
            throw new DemoFailure("the stack " + NAME + " has no output " + name);
        }
        return value;
    }

    /** What CloudFormation says of the deletion, in order; by id, since a deleted stack has no name any more. */
    List<ResourceEvent> deletionEvents(CloudFormationClient cloudFormation) {
        List<ResourceEvent> events = new ArrayList<>();
        cloudFormation.describeStackEventsPaginator(request -> request.stackName(stackId)).stackEvents().stream()
                .map(DeployedStack::read)
                .forEach(events::add);
        Collections.reverse(events);
        int start = IntStream.range(0, events.size())
                .filter(i -> events.get(i).is(ResourceEvent.STACK, "DELETE_IN_PROGRESS"))
                .reduce((earlier, later) -> later)
                .orElse(events.size());
        return List.copyOf(events.subList(start, events.size()));
    }

    private static ResourceEvent read(StackEvent event) {
        String reason = event.resourceStatusReason();
        return new ResourceEvent(
                event.logicalResourceId(),
                event.resourceType(),
                event.resourceStatusAsString(),
                reason == null ? "" : reason,
                event.timestamp());
    }
}
