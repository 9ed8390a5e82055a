package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides of what a Delete is a teardown. If that can't be told, nothing may be removed. */
public final class Scope {
    private static final Duration LONGEST_TRYING = Duration.ofMinutes(2);

    private final StackApi stacks;
    private final Backoff backoff;

    public Scope(StackApi stacks, Backoff backoff) {
        this.stacks = stacks;
        this.backoff = backoff;
    }

    public Decision decide(Selection selection, String stackId, Deadline deadline) {
        Inquiry inquiry = new Inquiry(backoff, deadline.within(LONGEST_TRYING));
        Optional<String> status = inquiry.ask(() -> stacks.status(stackId));
        while (status.isPresent() && dependsOnWhatLeaves(status.get(), selection)) {
            Optional<StackContent> content = content(inquiry, stackId);
            String why = inquiry.why();
            Optional<String> afterwards = inquiry.ask(() -> stacks.status(stackId));
            if (afterwards.equals(status)) {
                String cleanUp = status.get();
                return content.<Decision>map(becoming -> decided(cleanUp, selection, target -> target.isIn(becoming)))
                        .orElseGet(() -> new Decision.Undecided(why));
            }
            // The clean-up is over, or the stack is gone: what was told meanwhile may be of either.
            status = afterwards;
        }
        return status.<Decision>map(told -> decided(told, selection, target -> true))
                .orElseGet(() -> new Decision.Undecided(inquiry.why()));
    }

    private static boolean dependsOnWhatLeaves(String status, Selection selection) {
        return selection.targets().stream()
                .anyMatch(target -> TeardownRule.of(status, target) == TeardownRule.REMOVE_IF_LEAVING);
    }

    private Optional<StackContent> content(Inquiry inquiry, String stackId) {
        Optional<String> template = inquiry.ask(() -> stacks.template(stackId));
        if (template.isEmpty()) {
            return Optional.empty();
        }
        List<ListedResource> resources = new ArrayList<>();
        String nextToken = "";
        do {
            String token = nextToken;
            Optional<ResourcePage> page = inquiry.ask(() -> stacks.resources(stackId, token));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            resources.addAll(page.get().resources());
            nextToken = page.get().nextToken();
        } while (!nextToken.isEmpty());
        return Optional.of(StackContent.of(template.get(), resources));
    }

    private static Decision decided(String status, Selection selection, Predicate<Target> staying) {
        Predicate<Target> inQuestion = target -> TeardownRule.of(status, target) == TeardownRule.REMOVE_IF_LEAVING;
        return new Decision.Decided(
                status,
                selection.only(target -> TeardownRule.of(status, target) == TeardownRule.REMOVE
                        || (inQuestion.test(target) && !staying.test(target))),
                selection.only(target -> TeardownRule.of(status, target) == TeardownRule.RELEASE),
                selection.only(inQuestion.and(staying)));
    }
}
