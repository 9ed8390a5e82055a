package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mapping that was made behind the stack's back: its state as last seen, since when, and when its deletion was first seen. */
record DemoMapping(Plan plan, String uuid, String state, Instant since, Optional<Instant> deletedAt) {
    static final String ENABLED = "Enabled";
    static final String DELETING = "Deleting";
    static final String GONE = "gone";

    /**
     * How it is to be made.
     *
     * @param source the stack's output that holds the source's ARN
     * @param target the stack's output that holds the function, or {@link #OTHER_FUNCTION}
     * @param deleting how long it stays in Deleting
     * @param endState in which it has to be when {@code cdk destroy} has ended
     */
    record Plan(String source, String target, boolean enabled, Duration deleting, String endState) {
        /** A function that is not of the stack. */
        static final String OTHER_FUNCTION = "other-function";

        private static final String FUNCTION = "FunctionName";
        private static final String ALIAS = "AliasArn";

        /** @param stuck whether the deletion of one is accepted and never ends */
        static List<Plan> all(boolean stuck) {
            return List.of(
                    enabled("RedQueueArn", FUNCTION, 7, GONE),
                    enabled("RedQueueArn", ALIAS, 4, GONE),
                    enabled("GreenQueueArn", FUNCTION, 9, GONE),
                    disabled("GreenQueueArn", ALIAS),
                    disabled("BlueQueueArn", FUNCTION),
                    stuck
                            ? new Plan("StreamArn", FUNCTION, true, ControlPlane.FOREVER, DELETING)
                            : enabled("StreamArn", FUNCTION, 12, GONE),
                    enabled("StreamArn", ALIAS, 6, GONE),
                    enabled("TableStreamArn", FUNCTION, 10, GONE),
                    disabled("TableStreamArn", ALIAS),
                    enabled("BlueQueueArn", OTHER_FUNCTION, 5, ENABLED),
                    enabled("StreamArn", OTHER_FUNCTION, 5, ENABLED));
        }

        private static Plan enabled(String source, String target, int deletingSeconds, String endState) {
            return new Plan(source, target, true, Duration.ofSeconds(deletingSeconds), endState);
        }

        /** Recorded on AWS: a disabled mapping is gone within a second. */
        private static Plan disabled(String source, String target) {
            return new Plan(source, target, false, Duration.ofMillis(500), GONE);
        }

        boolean readsStream() {
            return source.endsWith("StreamArn");
        }
    }

    static DemoMapping first(Plan plan, String uuid, String state, Instant now) {
        return new DemoMapping(plan, uuid, "", now, Optional.empty()).next(state, now);
    }

    /** The same if the state is the same: then "since" stays. */
    DemoMapping next(String newState, Instant now) {
        if (newState.equals(state)) {
            return this;
        }
        // A disabled mapping may be gone before anyone sees it in Deleting.
        boolean deleted = newState.equals(GONE) || newState.equals(DELETING);
        return new DemoMapping(
                plan, uuid, newState, now, deletedAt.or(() -> deleted ? Optional.of(now) : Optional.empty()));
    }

    boolean hasToBe(String endState) {
        return plan.endState().equals(endState);
    }

    /** From the deletion to the end, or to now; empty if nobody has deleted it. */
    String deletionTook(Instant now) {
        boolean gone = state.equals(GONE);
        return deletedAt
                .map(start -> gone ? View.seconds(start, since) : "not within " + View.seconds(start, now))
                .orElse("");
    }

    /** Source and target in columns. */
    String columns() {
        return "%-12s -> %-14s  ".formatted(shortName(plan.source()), shortName(plan.target()));
    }

    @Override
    public String toString() {
        return shortName(plan.source()) + " -> " + shortName(plan.target());
    }

    private static String shortName(String output) {
        return output.replaceFirst("(Name|Arn)$", "");
    }
}
