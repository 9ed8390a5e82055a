package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult.Remaining;
import java.time.Duration;
import java.util.stream.Collectors;

/** What a person reads when a teardown failed: what is left, what to do next, and where the log is. */
record FailureReason(String logGroup, String logStream) {
    private static final int MOST_NAMED = 10;

    String incomplete(TeardownResult.Incomplete result, Duration after, boolean isCleanUp) {
        String named = result.remaining().stream()
                .limit(MOST_NAMED)
                .map(FailureReason::named)
                .collect(Collectors.joining("; "));
        int unnamed = result.remaining().size() - MOST_NAMED;
        return "%d of %d selected event source mappings were not deleted within %d s. Left: %s%s. %s"
                .formatted(
                        result.remaining().size(),
                        result.remaining().size() + result.gone(),
                        after.toSeconds(),
                        named,
                        unnamed > 0 ? "; and " + unnamed + " more" : "",
                        isCleanUp ? nextOfCleanUp() : next());
    }

    String unverified(String why, boolean isCleanUp) {
        return "Could not verify that all selected event source mappings are deleted: %s. %s"
                .formatted(why, isCleanUp ? nextOfCleanUp() : next());
    }

    String undecided(String why) {
        return "Nothing was deleted: the stack's status or its target template could not be read: %s. %s"
                .formatted(why, next());
    }

    String unexpected(Throwable error) {
        return "The provider function failed unexpectedly with %s. %s"
                .formatted(error.getClass().getSimpleName(), next());
    }

    private String next() {
        return "Fix the cause above, then run `cdk destroy` again. It continues where it stopped. " + log();
    }

    private String nextOfCleanUp() {
        return "CloudFormation tries three times, then completes the update. Delete what is left then with "
                + "`aws lambda delete-event-source-mapping`: `cdk destroy` does not come back to it. " + log();
    }

    private String log() {
        return "Log: %s, stream %s.".formatted(logGroup, logStream);
    }

    private static String named(Remaining remaining) {
        Mapping mapping = remaining.mapping();
        String reason = mapping.stateTransitionReason().isEmpty()
                ? ""
                : " (StateTransitionReason: " + mapping.stateTransitionReason() + ")";
        String why = remaining.why().isEmpty() ? "" : ": " + remaining.why();
        return mapping.uuid() + " " + mapping.state() + reason + why;
    }
}
