package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.Operation;
import io.github.eventsourcemappingcleanup.handler.simulation.SdkErrors;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** A client of CloudFormation: the stack is being deleted, and no stack declares a mapping. */
record AccountStacks(Account account, Time time) implements CloudFormationClient {
    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        return account.call(
                time,
                Operation.DESCRIBE_STACKS,
                () -> DescribeStacksResponse.builder()
                        .stacks(Stack.builder()
                                .stackId(request.stackName())
                                .stackStatus("DELETE_IN_PROGRESS")
                                .build())
                        .build());
    }

    @Override
    public DescribeStackResourcesResponse describeStackResources(DescribeStackResourcesRequest request) {
        return account.call(time, Operation.DESCRIBE_STACK_RESOURCES, () -> {
            throw SdkErrors.undeclared(request.physicalResourceId());
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
