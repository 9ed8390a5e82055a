package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Stack;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides what a Delete removes. If that can't be told, nothing may be removed. */
public final class Scope {
    /** Where a target of the stack is that the stack is cleaning up after. */
    private enum Place {
        THIS_STACK,
        ANOTHER_STACK,
        NO_STACK
    }

    private final StackApi stacks;
    private final Selection selection;
    private final String stackId;
    private final String serviceToken;
    private final RetryingQuery query;

    /**
     * @param stackId of the stack that sent the Delete
     * @param serviceToken that it was sent to: the ARN of the provider function, a resource of the same stack
     * @param deadline for the decision
     */
    public Scope(
            StackApi stacks,
            Selection selection,
            String stackId,
            String serviceToken,
            Backoff backoff,
            Deadline deadline,
            Log log) {
        this.stacks = stacks;
        this.selection = selection;
        this.stackId = stackId;
        this.serviceToken = serviceToken;
        this.query = new RetryingQuery(backoff, deadline, log);
    }

    public Decision decide() {
        Optional<Stack> stack = settled(stackId);
        while (stack.isPresent() && mayHaveLeft(stack.get())) {
            Optional<Map<Target, Place>> places = places();
            String why = query.why();
            Optional<Stack> afterwards = settled(stackId);
            if (afterwards.equals(stack)) {
                Stack cleaningUp = stack.get();
                return places.<Decision>map(known -> decided(cleaningUp, true, known))
                        .orElseGet(() -> new Decision.Undecided(why));
            }
            // The clean-up is over, or the stack is gone: what was told meanwhile may be of either.
            stack = afterwards;
        }
        return stack.map(this::decidedByStatus).orElseGet(() -> new Decision.Undecided(query.why()));
    }

    /** Whether it is to be asked which targets have left the stack. */
    private boolean mayHaveLeft(Stack stack) {
        return TeardownRule.isCleaningUp(stack.status())
                && selection.targets().stream().anyMatch(Target::isOwn);
    }

    private Decision decidedByStatus(Stack stack) {
        boolean isNested =
                stack.status().equals(TeardownRule.DELETING) && !stack.rootId().isEmpty();
        if (!isNested || selection.targets().stream().allMatch(Target::isOwn)) {
            return decided(stack, true, Map.of());
        }
        return settled(stack.rootId())
                .map(root -> decided(stack, root.status().equals(TeardownRule.DELETING), Map.of()))
                .orElseGet(() -> new Decision.Undecided("the root stack: " + query.why()));
    }

    private Decision decided(Stack stack, boolean isRootDeleting, Map<Target, Place> places) {
        Function<Target, TeardownRule> rule = target -> TeardownRule.of(stack.status(), isRootDeleting, target);
        return new Decision.Decided(
                stack.status(),
                selection.only(
                        target -> rule.apply(target) == TeardownRule.REMOVE || places.get(target) == Place.NO_STACK),
                selection.only(target -> rule.apply(target) == TeardownRule.KEEP),
                selection.only(target -> places.get(target) == Place.THIS_STACK),
                selection.only(target -> places.get(target) == Place.ANOTHER_STACK));
    }

    /** A status in which CloudFormation sends no Delete may be an old one: DescribeStacks is eventually consistent. */
    private Optional<Stack> settled(String id) {
        return query.askUntilSettled(
                () -> stacks.stack(id), stack -> TeardownRule.sendsDelete(stack.status()) || stack.isGone());
    }

    /** Where the stack's own targets are; empty if that can't be told. */
    private Optional<Map<Target, Place>> places() {
        Optional<String> template = query.ask(() -> stacks.template(stackId));
        Optional<List<Resource>> resources =
                template.isEmpty() ? Optional.empty() : query.ask(this::resourcesWithTheProvider);
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        StackContent content = StackContent.of(template.get(), resources.get());
        Map<Target, Place> places = new LinkedHashMap<>();
        for (Target target : selection.only(Target::isOwn).targets()) {
            Optional<Place> place = content.keeps(target)
                    ? Optional.of(Place.THIS_STACK)
                    : content.lists(target) ? Optional.of(Place.NO_STACK) : placeElsewhere(target);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.put(target, place.get());
        }
        return Optional.of(places);
    }

    /** A list without the very function that runs this is none of this stack. */
    private CallResult<List<Resource>> resourcesWithTheProvider() {
        CallResult<List<Resource>> result = stacks.resources(stackId);
        boolean isIncomplete = result instanceof CallResult.Answered<List<Resource>> answered
                && answered.value().stream().noneMatch(this::isTheProvider);
        return isIncomplete
                ? new CallResult.Retryable<>("ListStackResources answered without the provider function")
                : result;
    }

    private boolean isTheProvider(Resource resource) {
        return resource.isInTheStack()
                && !resource.physicalId().isEmpty()
                && resource.type().equals("AWS::Lambda::Function")
                && serviceToken.endsWith(":function:" + resource.physicalId());
    }

    /** What is not in the stack any more may have been replaced, or moved to another stack, which it serves. */
    private Optional<Place> placeElsewhere(Target target) {
        return query.ask(() -> resourcesOf(target)).map(resources -> {
            boolean isElsewhere = resources.stream()
                    .anyMatch(resource ->
                            resource.isInTheStack() && !resource.stackId().equals(stackId));
            return isElsewhere ? Place.ANOTHER_STACK : Place.NO_STACK;
        });
    }

    /** AWS answers one resource, or those of one stack: it may have left out this one. */
    private CallResult<List<Resource>> resourcesOf(Target target) {
        CallResult<List<Resource>> result = stacks.resourcesWith(ResourceType.physicalId(target.id()));
        if (!(result instanceof CallResult.Answered<List<Resource>> answered)) {
            return result;
        }
        List<Resource> ofItsType = answered.value().stream()
                .filter(resource -> ResourceType.mayBe(resource, target.id()))
                .toList();
        return ofItsType.isEmpty() && !answered.value().isEmpty()
                ? new CallResult.Rejected<>(
                        "DescribeStackResources answered with other resources than " + target.id(), "")
                : new CallResult.Answered<>(ofItsType);
    }
}
