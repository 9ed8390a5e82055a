package io.github.eventsourcemappingcleanup.handler.simulation;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** One run's client of CloudFormation. */
final class SimulatedStacks implements CloudFormationClient {
    private final SimulatedRun run;
    private final Wire wire;
    private final World world;

    SimulatedStacks(SimulatedRun run, Wire wire, World world) {
        this.run = run;
        this.wire = wire;
        this.world = world;
    }

    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        try {
            DescribeStacksResponse answer =
                    wire.call(Operation.DESCRIBE_STACKS, request.stackName(), fault -> describe(request.stackName()));
            run.isTold(answer.stacks().get(0).stackStatusAsString());
            return answer;
        } catch (CloudFormationException e) {
            if (e.awsErrorDetails().errorMessage() != null
                    && e.awsErrorDetails().errorMessage().contains("does not exist")) {
                run.isTold(SimulatedStack.GONE);
            }
            throw e;
        }
    }

    private DescribeStacksResponse describe(String nameOrId) {
        SimulatedStack stack = world.stack();
        String status = stack.status(run.now());
        if (!nameOrId.equals(stack.id()) || status.equals(SimulatedStack.GONE)) {
            throw SdkErrors.noSuchStack(nameOrId);
        }
        return DescribeStacksResponse.builder()
                .stacks(Stack.builder()
                        .stackId(stack.id())
                        .stackName("Orders")
                        .stackStatus(status)
                        .build())
                .build();
    }

    /** Nothing leaves a stack that lives on: a template that can't be read, and resources of unknown form. */
    @Override
    public GetTemplateResponse getTemplate(GetTemplateRequest request) {
        return wire.call(
                Operation.GET_TEMPLATE,
                request.stackName(),
                fault -> GetTemplateResponse.builder()
                        .templateBody("Resources: {}")
                        .build());
    }

    @Override
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        StackResourceSummary unknown = StackResourceSummary.builder()
                .logicalResourceId(SimulatedTarget.LOGICAL_ID)
                .resourceType("Unknown::Unknown::Unknown")
                .resourceStatus("UPDATE_COMPLETE")
                .build();
        return wire.call(
                Operation.LIST_STACK_RESOURCES,
                request.stackName(),
                fault -> ListStackResourcesResponse.builder()
                        .stackResourceSummaries(unknown)
                        .build());
    }

    /** No stack declares a mapping. */
    @Override
    public DescribeStackResourcesResponse describeStackResources(DescribeStackResourcesRequest request) {
        return wire.call(Operation.DESCRIBE_STACK_RESOURCES, request.physicalResourceId(), fault -> {
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
