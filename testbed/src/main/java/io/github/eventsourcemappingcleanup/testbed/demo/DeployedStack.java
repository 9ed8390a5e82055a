package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Instant;
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

    /** One of CloudFormation's stack events: what it says about one resource. */
    record Event(String logicalId, String type, String status, String reason, Instant at) {
        static final String CLEANUP = "Custom::EventSourceMappingCleanup";
        static final String FUNCTION = "AWS::Lambda::Function";
        static final String ROLE = "AWS::IAM::Role";
        static final String STACK = "AWS::CloudFormation::Stack";

        boolean is(String otherType, String otherStatus) {
            return type.equals(otherType) && status.equals(otherStatus);
        }
    }

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
    List<Event> deletionEvents(CloudFormationClient cloudFormation) {
        List<StackEvent> newestFirst = new ArrayList<>();
        cloudFormation
                .describeStackEventsPaginator(request -> request.stackName(stackId))
                .stackEvents()
                .forEach(newestFirst::add);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .map(DeployedStack::read)
                .dropWhile(event -> !event.is(Event.STACK, "DELETE_IN_PROGRESS"))
                .toList();
    }

    private static Event read(StackEvent event) {
        return new Event(
                event.logicalResourceId(),
                event.resourceType(),
                event.resourceStatusAsString(),
                Objects.requireNonNullElse(event.resourceStatusReason(), ""),
                event.timestamp());
    }
}
