package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides what a Delete removes. If that can't be told, nothing may be removed. */
public final class Scope {
    private static final Duration LONGEST_TRYING = Duration.ofMinutes(2);

    private final StackApi stacks;
    private final Backoff backoff;
    private final Log log;

    public Scope(StackApi stacks, Backoff backoff, Log log) {
        this.stacks = stacks;
        this.backoff = backoff;
        this.log = log;
    }

    public Decision decide(Selection selection, String stackId, Deadline deadline) {
        RetryingQuery query = new RetryingQuery(backoff, deadline.within(LONGEST_TRYING), log);
        Optional<String> status = query.ask(() -> stacks.status(stackId));
        while (status.isPresent() && dependsOnWhatLeaves(status.get(), selection)) {
            Optional<StackContent> content = content(query, stackId);
            String why = query.why();
            Optional<String> afterwards = query.ask(() -> stacks.status(stackId));
            if (afterwards.equals(status)) {
                String cleanUp = status.get();
                return content.<Decision>map(becoming -> decided(cleanUp, selection, target -> target.isIn(becoming)))
                        .orElseGet(() -> new Decision.Undecided(why));
            }
            // The clean-up is over, or the stack is gone: what was told meanwhile may be of either.
            status = afterwards;
        }
        return status.<Decision>map(told -> decided(told, selection, target -> true))
                .orElseGet(() -> new Decision.Undecided(query.why()));
    }

    private static boolean dependsOnWhatLeaves(String status, Selection selection) {
        return selection.targets().stream()
                .anyMatch(target -> TeardownRule.of(status, target) == TeardownRule.REMOVE_IF_LEAVING);
    }

    private Optional<StackContent> content(RetryingQuery query, String stackId) {
        Optional<String> template = query.ask(() -> stacks.template(stackId));
        if (template.isEmpty()) {
            return Optional.empty();
        }
        List<StackApi.Resource> resources = new ArrayList<>();
        String nextToken = "";
        do {
            String token = nextToken;
            Optional<StackApi.ResourcePage> page = query.ask(() -> stacks.resources(stackId, token));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            resources.addAll(page.get().resources());
            nextToken = page.get().nextToken();
        } while (!nextToken.isEmpty());
        return Optional.of(StackContent.of(template.get(), resources));
    }

    private static Decision decided(String status, Selection selection, Predicate<Target> stillInTheStack) {
        Predicate<Target> inQuestion = target -> TeardownRule.of(status, target) == TeardownRule.REMOVE_IF_LEAVING;
        return new Decision.Decided(
                status,
                selection.only(target -> TeardownRule.of(status, target) == TeardownRule.REMOVE
                        || (inQuestion.test(target) && !stillInTheStack.test(target))),
                selection.only(target -> TeardownRule.of(status, target) == TeardownRule.KEEP),
                selection.only(inQuestion.and(stillInTheStack)));
    }
}
