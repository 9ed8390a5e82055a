package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.aws.Pace;
import io.github.eventsourcemappingcleanup.handler.aws.PacedCalls;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** What CloudFormation says about the stack that sent the event, and of which stack a mapping is. */
public final class StackApi {
    private static final String NO_STACK = "(does not exist)";

    private final CloudFormationClient cloudFormation;
    private final PacedCalls calls;

    /** @param deadline no call begins after it */
    public StackApi(CloudFormationClient cloudFormation, Pace pace, Deadline deadline) {
        this.cloudFormation = cloudFormation;
        this.calls = new PacedCalls(pace, deadline);
    }

    /** The stack's status, or that there is no such stack. By id, never by name: a stack of the same name may have been made since. */
    Outcome<String> status(String stackId) {
        Outcome<String> outcome = calls.call(
                "cloudformation:DescribeStacks",
                () -> cloudFormation.describeStacks(request -> request.stackName(stackId)).stacks().stream()
                        .filter(stack -> stackId.equals(stack.stackId()))
                        .findFirst()
                        .map(stack -> stack.stackStatusAsString())
                        .<Outcome<String>>map(Outcome.Answered::new)
                        .orElseGet(() -> new Outcome.NotYet<>("DescribeStacks answered without the stack")));
        return outcome instanceof Outcome.Gone ? new Outcome.Answered<>(NO_STACK) : outcome;
    }

    /**
     * The template of a stack in a clean-up phase is the one that it is moving to. With its transforms done, since they
     * may make resources.
     */
    Outcome<String> template(String stackId) {
        return calls.call("cloudformation:GetTemplate", () -> {
            String body = cloudFormation
                    .getTemplate(request -> request.stackName(stackId).templateStage(TemplateStage.PROCESSED))
                    .templateBody();
            return new Outcome.Answered<>(body == null ? "" : body);
        });
    }

    /** @param nextToken from the page before; empty for the first page */
    Outcome<ResourcePage> resources(String stackId, String nextToken) {
        return calls.call("cloudformation:ListStackResources", () -> {
            ListStackResourcesResponse answer = cloudFormation.listStackResources(
                    request -> request.stackName(stackId).nextToken(nextToken.isEmpty() ? null : nextToken));
            List<ListedResource> resources = answer.stackResourceSummaries().stream()
                    .map(item -> ListedResource.of(
                            item.logicalResourceId(),
                            item.resourceType(),
                            item.physicalResourceId(),
                            item.resourceStatusAsString()))
                    .toList();
            return new Outcome.Answered<>(
                    new ResourcePage(resources, answer.nextToken() == null ? "" : answer.nextToken()));
        });
    }

    /**
     * The id of the stack that declares a mapping; gone if no stack does. What a stack has deleted, or left behind, it
     * declares no more. An answer about something else is taken for a declaration: it says that there is a stack.
     */
    public Outcome<String> declaringStack(String uuid) {
        return calls.call(
                "cloudformation:DescribeStackResources",
                () -> owner(
                                uuid,
                                cloudFormation
                                        .describeStackResources(request -> request.physicalResourceId(uuid))
                                        .stackResources())
                        .<Outcome<String>>map(Outcome.Answered::new)
                        .orElseGet(Outcome.Gone::new));
    }

    private static Optional<String> owner(String uuid, List<StackResource> answered) {
        List<StackResource> about = answered.stream()
                .filter(resource -> uuid.equals(resource.physicalResourceId()))
                .toList();
        return (about.isEmpty() ? answered : about)
                .stream()
                        .filter(resource ->
                                about.isEmpty() || ListedResource.isOfAStack(resource.resourceStatusAsString()))
                        .map(resource -> String.valueOf(resource.stackId()))
                        .findFirst();
    }

    /** When the next call may begin, without waiting. */
    public Instant nextTurn() {
        return calls.nextTurn();
    }
}
