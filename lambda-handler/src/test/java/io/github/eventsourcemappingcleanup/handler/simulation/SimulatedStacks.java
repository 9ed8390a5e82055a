package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** One run's client of CloudFormation. */
final class SimulatedStacks implements CloudFormationClient {
    private final SimulatedRun run;
    private final SimulatedNetwork wire;
    private final World world;

    SimulatedStacks(SimulatedRun run, SimulatedNetwork wire, World world) {
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

    @Override
    public GetTemplateResponse getTemplate(GetTemplateRequest request) {
        return wire.call(Operation.GET_TEMPLATE, request.stackName(), fault -> {
            describe(request.stackName());
            return GetTemplateResponse.builder().templateBody(template()).build();
        });
    }

    private String template() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        world.request().resources().stream()
                .filter(resource -> resource.fate() != Fate.DROPPED)
                .forEach(resource -> definitions.put(resource.logicalIdNow(), Map.of("Type", resource.type())));
        try {
            return JSON.std.asString(Map.of("Resources", definitions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        ListStackResourcesResponse answer = wire.call(Operation.LIST_STACK_RESOURCES, request.stackName(), fault -> {
            describe(request.stackName());
            return page(request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken()));
        });
        if (answer.nextToken() == null) {
            run.isToldTheResources();
        }
        return answer;
    }

    private ListStackResourcesResponse page(int first) {
        List<SimulatedResource> all = world.request().resources();
        int end = Math.min(all.size(), first + world.mappings().habits().longestPage());
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(all.subList(first, end).stream()
                        .map(resource -> StackResourceSummary.builder()
                                .logicalResourceId(resource.logicalIdNow())
                                .resourceType(resource.type())
                                .physicalResourceId(resource.physicalIdListed())
                                .resourceStatus("UPDATE_COMPLETE")
                                .build())
                        .toList())
                .nextToken(end < all.size() ? String.valueOf(end) : null)
                .build();
    }

    @Override
    public DescribeStackResourcesResponse describeStackResources(DescribeStackResourcesRequest request) {
        String uuid = request.physicalResourceId();
        return wire.call(Operation.DESCRIBE_STACK_RESOURCES, uuid, fault -> {
            SimulatedMapping mapping = world.mappings().find(uuid);
            if (mapping == null || mapping.birth().declaration() == Declaration.NONE) {
                throw SdkErrors.undeclared(uuid);
            }
            return DescribeStackResourcesResponse.builder()
                    .stackResources(StackResource.builder()
                            .stackId("arn:aws:cloudformation:eu-west-1:111111111111:stack/Other/1a2b")
                            .physicalResourceId(uuid)
                            .resourceType("AWS::Lambda::EventSourceMapping")
                            .resourceStatus(mapping.isDeclared() ? "CREATE_COMPLETE" : "DELETE_COMPLETE")
                            .build())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
