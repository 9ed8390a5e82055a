package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.Grace;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;

/** Decides of what a Delete is a teardown. If that can't be told, nothing may be removed. */
public final class Scope {
    private static final Duration LONGEST_TRYING = Duration.ofMinutes(2);
    private static final String NO_STACK = "(does not exist)";

    private final StackApi stacks;
    private final Backoff backoff;

    public Scope(StackApi stacks, Backoff backoff) {
        this.stacks = stacks;
        this.backoff = backoff;
    }

    public Decision decide(Selection selection, String stackId, Deadline deadline) {
        Deadline trying = deadline.within(LONGEST_TRYING);
        Grace grace = new Grace(deadline.time());
        String why = "there was no time to ask";
        for (int tries = 1; !trying.passed(); tries++) {
            Outcome<String> status = stacks.status(stackId);
            if (status instanceof Outcome.Answered<String> answered) {
                return decided(answered.value(), selection);
            } else if (status instanceof Outcome.Gone) {
                return decided(NO_STACK, selection);
            }
            why = status.why();
            if (grace.isOver(status)) {
                break;
            }
            trying.sleep(backoff.after(tries));
        }
        return new Decision.Undecided(why);
    }

    private static Decision decided(String status, Selection selection) {
        return new Decision.Decided(
                status,
                selection.only(target -> TeardownRule.removes(status, target)),
                selection.only(target -> !TeardownRule.removes(status, target)));
    }
}
