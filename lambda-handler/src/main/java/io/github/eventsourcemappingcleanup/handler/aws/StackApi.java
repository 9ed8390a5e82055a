package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
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

    /** @param rootId of the stack that a nested one belongs to; empty if it is not nested */
    public record Stack(String status, String rootId) {
        public boolean isGone() {
            return status.equals(NO_STACK) || status.equals("DELETE_COMPLETE");
        }
    }

    /**
     * A resource as CloudFormation tells of it.
     *
     * @param stackId of its stack
     * @param physicalId empty as long as there is none
     */
    public record Resource(String stackId, String logicalId, String type, String physicalId, String status) {
        /** A stack lists what it has deleted, or left behind, for a while. */
        private static final Set<String> NO_LONGER_IN_THE_STACK = Set.of("DELETE_COMPLETE", "DELETE_SKIPPED");

        public boolean isInTheStack() {
            return !NO_LONGER_IN_THE_STACK.contains(status);
        }

        private static Resource of(String stackId, StackResourceSummary summary) {
            return new Resource(
                    stackId,
                    text(summary.logicalResourceId()),
                    text(summary.resourceType()),
                    text(summary.physicalResourceId()),
                    text(summary.resourceStatusAsString()));
        }

        private static Resource of(StackResource resource) {
            return new Resource(
                    text(resource.stackId()),
                    text(resource.logicalResourceId()),
                    text(resource.resourceType()),
                    text(resource.physicalResourceId()),
                    text(resource.resourceStatusAsString()));
        }
    }

    private final CloudFormationClient cloudFormation;
    private final RateLimitedCalls calls;

    /** @param deadline no call begins after it */
    public StackApi(CloudFormationClient cloudFormation, RateLimiter rateLimiter, Deadline deadline) {
        this.cloudFormation = cloudFormation;
        this.calls = new RateLimitedCalls(rateLimiter, deadline);
    }

    /** A stack, or that there is none. By id, never by name: a stack of the same name may have been made since. */
    public CallResult<Stack> stack(String stackId) {
        return calls.call(
                        "cloudformation:DescribeStacks",
                        () -> cloudFormation.describeStacks(request -> request.stackName(stackId)).stacks().stream()
                                .filter(stack -> stackId.equals(stack.stackId()))
                                .filter(stack ->
                                        !text(stack.stackStatusAsString()).isEmpty())
                                .filter(stack -> text(stack.parentId()).isEmpty()
                                        || !text(stack.rootId()).isEmpty())
                                .map(stack -> new Stack(stack.stackStatusAsString(), text(stack.rootId())))
                                .findFirst()
                                .<CallResult<Stack>>map(CallResult.Answered::new)
                                .orElseGet(
                                        () -> new CallResult.Retryable<>("DescribeStacks answered without the stack")))
                .ifNotFound(new CallResult.Answered<>(new Stack(NO_STACK, "")));
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

    /** All resources of a stack. */
    public CallResult<List<Resource>> resources(String stackId) {
        List<Resource> resources = new ArrayList<>();
        String nextToken = null;
        do {
            String token = nextToken;
            CallResult<ListStackResourcesResponse> page = calls.call(
                    "cloudformation:ListStackResources",
                    () -> new CallResult.Answered<>(cloudFormation.listStackResources(
                            request -> request.stackName(stackId).nextToken(token))));
            if (!(page instanceof CallResult.Answered<ListStackResourcesResponse> answered)) {
                return page.unanswered();
            }
            if (!answered.value().hasStackResourceSummaries()) {
                return new CallResult.Retryable<>("ListStackResources answered without a list");
            }
            answered.value().stackResourceSummaries().stream()
                    .map(summary -> Resource.of(stackId, summary))
                    .forEach(resources::add);
            nextToken = answered.value().nextToken();
        } while (!text(nextToken).isEmpty());
        return new CallResult.Answered<>(resources);
    }

    /**
     * The id of the stack that declares a mapping; not found if no stack does. What a stack has deleted, or left behind, it
     * no longer declares. An answer about something else is taken for a declaration: it says that there is a stack.
     */
    public CallResult<String> declaringStack(String uuid) {
        CallResult<List<Resource>> result = resourcesWith(uuid);
        if (!(result instanceof CallResult.Answered<List<Resource>> answered)) {
            return result.unanswered();
        }
        List<Resource> asked = answered.value().stream()
                .filter(resource -> uuid.equals(resource.physicalId()))
                .toList();
        return (asked.isEmpty() ? answered.value() : asked)
                .stream()
                        .filter(Resource::isInTheStack)
                        .findFirst()
                        .<CallResult<String>>map(resource -> new CallResult.Answered<>(resource.stackId()))
                        .orElseGet(CallResult.NotFound::new);
    }

    /**
     * Resources with a physical id, of whatever stack; none if no stack has it. AWS may answer others of the same stack, and
     * without the one that was asked.
     */
    public CallResult<List<Resource>> resourcesWith(String physicalId) {
        CallResult<List<Resource>> result =
                calls.call("cloudformation:DescribeStackResources", () -> {
                    List<Resource> resources = cloudFormation
                            .describeStackResources(request -> request.physicalResourceId(physicalId))
                            .stackResources()
                            .stream()
                            .map(Resource::of)
                            .toList();
                    return resources.isEmpty()
                            ? new CallResult.Retryable<>("DescribeStackResources answered without a resource")
                            : new CallResult.Answered<>(resources);
                });
        return result.ifNotFound(new CallResult.Answered<>(List.of()));
    }

    /** The URL of a queue, which is its physical id. */
    public static String queueUrl(String region, String account, String name) {
        return "https://sqs." + region + "."
                + PartitionMetadata.of(Region.of(region)).dnsSuffix() + "/" + account + "/" + name;
    }

    /** When the next call may begin. */
    public Instant nextCallAt() {
        return calls.nextCallAt();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
