package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;

/**
 * One case of the benchmark.
 *
 * @param mappings that are selected
 * @param deletion how long a mapping is in Deleting
 * @param neighbour requests a second that another one sends to the Lambda control plane
 * @param unrelated mappings that are not selected
 * @param questions requests a second that CloudFormation takes; {@link #NO_LIMIT} if it takes all
 */
record Cell(int mappings, Duration deletion, int neighbour, int unrelated, int questions) {
    static final int NO_LIMIT = 0;
    /** Requests a second that the Lambda control plane gives an account (AWS document "Lambda quotas"). */
    static final int QUOTA = 15;
    /** Mappings on a page of the list, at most. */
    static final int PAGE = 100;

    /** The calls to Lambda that no way can spare: a Delete for each mapping, and a scan before and after. */
    int leastCalls() {
        return mappings + pages(mappings + unrelated) + pages(unrelated);
    }

    double leastSeconds() {
        return (double) leastCalls() / free() + deletion.toSeconds();
    }

    /** With the questions, which may go on at the same time. */
    double leastSecondsWithQuestions() {
        return questionsBind() ? (double) mappings / questions + deletion.toSeconds() : leastSeconds();
    }

    /** Requests a second that the neighbour leaves. */
    int free() {
        return QUOTA - neighbour;
    }

    /** Whether asking CloudFormation about each mapping takes longer than those calls to Lambda. */
    boolean questionsBind() {
        return questions != NO_LIMIT && (double) mappings / questions > (double) leastCalls() / free();
    }

    private static int pages(int listed) {
        return Math.max(1, (listed + PAGE - 1) / PAGE);
    }
}
