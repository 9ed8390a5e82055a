package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.teardown.Left;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult;
import java.time.Duration;
import java.util.stream.Collectors;

/** What a person reads when a teardown failed: what is left, what to do next, and where the log is. */
record Reason(String logGroup, String logStream) {
    private static final int MOST_NAMED = 10;

    String incomplete(TeardownResult.Incomplete result, Duration after) {
        String named =
                result.left().stream().limit(MOST_NAMED).map(Reason::named).collect(Collectors.joining("; "));
        int unnamed = result.left().size() - MOST_NAMED;
        return "After %d s, %d selected event source mapping(s) left, %d gone. Left: %s%s. %s"
                .formatted(
                        after.toSeconds(),
                        result.left().size(),
                        result.removed(),
                        named,
                        unnamed > 0 ? "; and " + unnamed + " more" : "",
                        next());
    }

    String blind(String why) {
        return "It could not be made sure that no selected event source mapping is left: %s. %s".formatted(why, next());
    }

    String undecided(String why) {
        return "Nothing was removed, since the status of the stack, or what it is becoming, could not be told: %s. %s"
                .formatted(why, next());
    }

    String unexpected(Throwable error) {
        return "Unexpected %s in the provider function. %s"
                .formatted(error.getClass().getSimpleName(), next());
    }

    private String next() {
        return "Next: mend what is named here, if anything is, and run `cdk destroy` again; it goes on where this stopped."
                + " Log: %s, stream %s.".formatted(logGroup, logStream);
    }

    private static String named(Left left) {
        Mapping mapping = left.mapping();
        String reason = mapping.stateTransitionReason().isEmpty()
                ? ""
                : " (StateTransitionReason: " + mapping.stateTransitionReason() + ")";
        String why = left.why().isEmpty() ? "" : ": " + left.why();
        return mapping.uuid() + " " + mapping.state() + reason + why;
    }
}
