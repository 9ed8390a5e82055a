package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.CloudFormation;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.aws.Pace;
import io.github.eventsourcemappingcleanup.handler.aws.PacedCalls;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** What CloudFormation says about the stack that sent the event, and of which stack a mapping is. */
public final class StackApi {
    private static final String NO_STACK = "(does not exist)";

    private final CloudFormation cloudFormation;
    private final PacedCalls calls;

    /** @param deadline no call begins after it */
    public StackApi(CloudFormation cloudFormation, Pace pace, Deadline deadline) {
        this.cloudFormation = cloudFormation;
        this.calls = new PacedCalls(pace, deadline);
    }

    /** The stack's status, or that there is no such stack. By id, never by name: a stack of the same name may have been made since. */
    Outcome<String> status(String stackId) {
        Outcome<String> outcome = calls.call(
                "cloudformation:DescribeStacks",
                () -> members(cloudFormation.ask("DescribeStacks", Map.of("StackName", stackId)), "Stacks").stream()
                        .filter(stack -> stackId.equals(text(stack, "StackId")))
                        .map(stack -> text(stack, "StackStatus"))
                        .filter(status -> !status.isEmpty())
                        .findFirst()
                        .<Outcome<String>>map(Outcome.Answered::new)
                        .orElseGet(() -> new Outcome.NotYet<>("DescribeStacks answered without the stack")));
        return outcome instanceof Outcome.Gone ? new Outcome.Answered<>(NO_STACK) : outcome;
    }

    /**
     * The template of a stack in a clean-up phase is the one that it is moving to. With its transforms done, since they
     * may make resources.
     */
    Outcome<String> template(String stackId) {
        Map<String, String> parameters = Map.of("StackName", stackId, "TemplateStage", "Processed");
        return calls.call(
                "cloudformation:GetTemplate",
                () -> new Outcome.Answered<>(text(cloudFormation.ask("GetTemplate", parameters), "TemplateBody")));
    }

    /** @param nextToken from the page before; empty for the first page */
    Outcome<ResourcePage> resources(String stackId, String nextToken) {
        Map<String, String> parameters = nextToken.isEmpty()
                ? Map.of("StackName", stackId)
                : Map.of("StackName", stackId, "NextToken", nextToken);
        return calls.call("cloudformation:ListStackResources", () -> {
            XmlElement answer = cloudFormation.ask("ListStackResources", parameters);
            List<ListedResource> resources = members(answer, "StackResourceSummaries").stream()
                    .map(StackApi::listed)
                    .toList();
            return new Outcome.Answered<>(new ResourcePage(resources, text(answer, "NextToken")));
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
                                members(
                                        cloudFormation.ask(
                                                "DescribeStackResources", Map.of("PhysicalResourceId", uuid)),
                                        "StackResources"))
                        .<Outcome<String>>map(Outcome.Answered::new)
                        .orElseGet(Outcome.Gone::new));
    }

    private static Optional<String> owner(String uuid, List<XmlElement> answered) {
        List<XmlElement> about = answered.stream()
                .filter(resource -> uuid.equals(text(resource, "PhysicalResourceId")))
                .toList();
        return (about.isEmpty() ? answered : about)
                .stream()
                        .filter(resource -> about.isEmpty() || listed(resource).isOfTheStack())
                        .map(resource -> text(resource, "StackId"))
                        .findFirst();
    }

    private static ListedResource listed(XmlElement resource) {
        return new ListedResource(
                text(resource, "LogicalResourceId"),
                text(resource, "ResourceType"),
                text(resource, "PhysicalResourceId"),
                text(resource, "ResourceStatus"));
    }

    private static List<XmlElement> members(XmlElement answer, String list) {
        return answer.getOptionalElementByName(list)
                .map(found -> found.getElementsByName("member"))
                .orElse(List.of());
    }

    /** Empty if there is none. */
    private static String text(XmlElement of, String name) {
        return of.getOptionalElementByName(name).map(XmlElement::textContent).orElse("");
    }

    /** When the next call may begin, without waiting. */
    public Instant nextTurn() {
        return calls.nextTurn();
    }
}
