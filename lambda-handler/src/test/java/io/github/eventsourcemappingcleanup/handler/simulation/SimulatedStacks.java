package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.aws.CloudFormation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** One run's client of CloudFormation. */
final class SimulatedStacks implements CloudFormation {
    private final SimulatedRun run;
    private final Wire wire;
    private final World world;

    SimulatedStacks(SimulatedRun run, Wire wire, World world) {
        this.run = run;
        this.wire = wire;
        this.world = world;
    }

    @Override
    public XmlElement ask(String action, Map<String, String> parameters) {
        return switch (action) {
            case "DescribeStacks" -> describeStacks(parameters.get("StackName"));
            case "GetTemplate" -> getTemplate(parameters.get("StackName"));
            case "ListStackResources" ->
                listStackResources(parameters.get("StackName"), parameters.getOrDefault("NextToken", "0"));
            case "DescribeStackResources" -> describeStackResources(parameters.get("PhysicalResourceId"));
            default -> throw new IllegalArgumentException(action);
        };
    }

    private XmlElement describeStacks(String nameOrId) {
        try {
            String status = wire.call(Operation.DESCRIBE_STACKS, nameOrId, fault -> status(nameOrId));
            run.isTold(status);
            return Xml.result("Stacks", Map.of("StackId", nameOrId, "StackName", "Orders", "StackStatus", status));
        } catch (AwsServiceException e) {
            if (e.awsErrorDetails().errorMessage() != null
                    && e.awsErrorDetails().errorMessage().contains("does not exist")) {
                run.isTold(SimulatedStack.GONE);
            }
            throw e;
        }
    }

    private String status(String nameOrId) {
        SimulatedStack stack = world.stack();
        String status = stack.status(run.now());
        if (!nameOrId.equals(stack.id()) || status.equals(SimulatedStack.GONE)) {
            throw SdkErrors.noSuchStack(nameOrId);
        }
        return status;
    }

    private XmlElement getTemplate(String nameOrId) {
        return wire.call(Operation.GET_TEMPLATE, nameOrId, fault -> {
            status(nameOrId);
            return Xml.result("TemplateBody", template());
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

    private XmlElement listStackResources(String nameOrId, String token) {
        XmlElement answer = wire.call(Operation.LIST_STACK_RESOURCES, nameOrId, fault -> {
            status(nameOrId);
            return page(Integer.parseInt(token));
        });
        if (answer.getOptionalElementByName("NextToken").isEmpty()) {
            run.isToldTheResources();
        }
        return answer;
    }

    private XmlElement page(int first) {
        List<SimulatedResource> all = world.request().resources();
        int end = Math.min(all.size(), first + world.mappings().habits().longestPage());
        return Xml.page(
                "StackResourceSummaries",
                all.subList(first, end).stream()
                        .map(resource -> Map.of(
                                "LogicalResourceId", resource.logicalIdNow(),
                                "ResourceType", resource.type(),
                                "PhysicalResourceId", resource.physicalIdListed(),
                                "ResourceStatus", "UPDATE_COMPLETE"))
                        .toList(),
                end < all.size() ? String.valueOf(end) : "");
    }

    private XmlElement describeStackResources(String uuid) {
        return wire.call(Operation.DESCRIBE_STACK_RESOURCES, uuid, fault -> {
            SimulatedMapping mapping = world.mappings().find(uuid);
            if (mapping == null || mapping.birth().declaration() == Declaration.NONE) {
                throw SdkErrors.undeclared(uuid);
            }
            return Xml.result(
                    "StackResources",
                    Map.of(
                            "StackId",
                            "arn:aws:cloudformation:eu-west-1:111111111111:stack/Other/1a2b",
                            "PhysicalResourceId",
                            uuid,
                            "ResourceType",
                            "AWS::Lambda::EventSourceMapping",
                            "ResourceStatus",
                            mapping.isDeclared() ? "CREATE_COMPLETE" : "DELETE_COMPLETE"));
        });
    }

    @Override
    public void close() {}
}
