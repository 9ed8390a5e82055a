package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/**
 * What CloudFormation says about the stack that sent the event, and which stack a mapping belongs to: one call each in its
 * turn, never repeated in here. An answer without what was asked for is no answer.
 */
public final class StackApi {
    private static final String NO_STACK = "(does not exist)";

    /**
     * A resource as its stack lists it.
     *
     * @param physicalId empty as long as there is none
     */
    public record Resource(String logicalId, String type, String physicalId, String status) {
        /** A stack lists what it has deleted, or left behind, for a while. */
        private static final Set<String> NO_LONGER_IN_THE_STACK = Set.of("DELETE_COMPLETE", "DELETE_SKIPPED");

        public boolean isInTheStack() {
            return isInTheStack(status);
        }

        private static boolean isInTheStack(String status) {
            return !NO_LONGER_IN_THE_STACK.contains(status);
        }

        private static Resource of(StackResourceSummary summary) {
            return new Resource(
                    text(summary.logicalResourceId()),
                    text(summary.resourceType()),
                    text(summary.physicalResourceId()),
                    text(summary.resourceStatusAsString()));
        }
    }

    /**
     * One page of a stack's resources.
     *
     * @param nextToken empty on the last page
     */
    public record ResourcePage(List<Resource> resources, String nextToken) {
        public ResourcePage {
            resources = List.copyOf(resources);
        }
    }

    private final CloudFormationClient cloudFormation;
    private final RateLimitedCalls calls;

    /** @param deadline no call begins after it */
    public StackApi(CloudFormationClient cloudFormation, RateLimiter rateLimiter, Deadline deadline) {
        this.cloudFormation = cloudFormation;
        this.calls = new RateLimitedCalls(rateLimiter, deadline);
    }

    /** The stack's status, or that there is no such stack. By id, never by name: a stack of the same name may have been made since. */
    public CallResult<String> status(String stackId) {
        CallResult<String> result = calls.call(
                "cloudformation:DescribeStacks",
                () -> cloudFormation.describeStacks(request -> request.stackName(stackId)).stacks().stream()
                        .filter(stack -> stackId.equals(stack.stackId()))
                        .map(stack -> text(stack.stackStatusAsString()))
                        .filter(status -> !status.isEmpty())
                        .findFirst()
                        .<CallResult<String>>map(CallResult.Answered::new)
                        .orElseGet(() -> new CallResult.Retryable<>("DescribeStacks answered without the stack")));
        return result instanceof CallResult.NotFound ? new CallResult.Answered<>(NO_STACK) : result;
    }

    /**
     * The template of a stack in a clean-up phase is the one that it is moving to. With its transforms done, since they
     * may make resources.
     */
    public CallResult<String> template(String stackId) {
        return calls.call(
                "cloudformation:GetTemplate",
                () -> Optional.ofNullable(cloudFormation
                                .getTemplate(
                                        request -> request.stackName(stackId).templateStage(TemplateStage.PROCESSED))
                                .templateBody())
                        .<CallResult<String>>map(CallResult.Answered::new)
                        .orElseGet(() -> new CallResult.Retryable<>("GetTemplate answered without a template")));
    }

    /** @param nextToken from the page before; empty for the first page */
    public CallResult<ResourcePage> resources(String stackId, String nextToken) {
        return calls.call("cloudformation:ListStackResources", () -> {
            ListStackResourcesResponse response = cloudFormation.listStackResources(
                    request -> request.stackName(stackId).nextToken(nextToken.isEmpty() ? null : nextToken));
            if (!response.hasStackResourceSummaries()) {
                return new CallResult.Retryable<>("ListStackResources answered without a list");
            }
            List<Resource> resources =
                    response.stackResourceSummaries().stream().map(Resource::of).toList();
            return new CallResult.Answered<>(new ResourcePage(resources, text(response.nextToken())));
        });
    }

    /**
     * The id of the stack that declares a mapping; not found if no stack does. What a stack has deleted, or left behind, it
     * no longer declares. An answer about something else is taken for a declaration: it says that there is a stack.
     */
    public CallResult<String> declaringStack(String uuid) {
        return calls.call("cloudformation:DescribeStackResources", () -> {
            List<StackResource> resources = cloudFormation
                    .describeStackResources(request -> request.physicalResourceId(uuid))
                    .stackResources();
            return resources.isEmpty()
                    ? new CallResult.Retryable<>("DescribeStackResources answered without a resource")
                    : declaringStack(uuid, resources)
                            .<CallResult<String>>map(CallResult.Answered::new)
                            .orElseGet(CallResult.NotFound::new);
        });
    }

    private static Optional<String> declaringStack(String uuid, List<StackResource> answered) {
        List<StackResource> asked = answered.stream()
                .filter(resource -> uuid.equals(resource.physicalResourceId()))
                .toList();
        return (asked.isEmpty() ? answered : asked)
                .stream()
                        .filter(resource ->
                                asked.isEmpty() || Resource.isInTheStack(text(resource.resourceStatusAsString())))
                        .map(resource -> text(resource.stackId()))
                        .findFirst();
    }

    /** When the next call may begin. */
    public Instant nextCallAt() {
        return calls.nextCallAt();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
