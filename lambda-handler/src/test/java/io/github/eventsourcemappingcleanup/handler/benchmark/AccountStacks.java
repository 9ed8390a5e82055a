package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.aws.CloudFormation;
import io.github.eventsourcemappingcleanup.handler.simulation.Operation;
import io.github.eventsourcemappingcleanup.handler.simulation.SdkErrors;
import io.github.eventsourcemappingcleanup.handler.simulation.Xml;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.util.Map;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** A client of CloudFormation: the stack is being deleted, and no stack declares a mapping. */
record AccountStacks(Account account, Time time) implements CloudFormation {
    @Override
    public XmlElement ask(String action, Map<String, String> parameters) {
        return switch (action) {
            case "DescribeStacks" ->
                account.call(
                        time,
                        Operation.DESCRIBE_STACKS,
                        () -> Xml.result(
                                "Stacks",
                                Map.of("StackId", parameters.get("StackName"), "StackStatus", "DELETE_IN_PROGRESS")));
            case "DescribeStackResources" ->
                account.call(time, Operation.DESCRIBE_STACK_RESOURCES, () -> {
                    throw SdkErrors.undeclared(parameters.get("PhysicalResourceId"));
                });
            default -> throw new IllegalArgumentException(action);
        };
    }

    @Override
    public void close() {}
}
