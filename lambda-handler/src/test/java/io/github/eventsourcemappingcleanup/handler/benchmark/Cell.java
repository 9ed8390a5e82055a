package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;

/**
 * One case of the benchmark.
 *
 * @param mappings that are selected
 * @param deletion how long a mapping is in Deleting
 * @param others requests a second that somebody else sends to the Lambda control plane
 * @param unrelated mappings that are not selected
 */
record Cell(int mappings, Duration deletion, int others, int unrelated) {
    /** Requests a second that the Lambda control plane gives an account (AWS document "Lambda quotas"). */
    static final int QUOTA = 15;
    /** Mappings on a page of the list, at most. */
    static final int PAGE = 100;

    /** The calls to Lambda that no way can spare: a Delete for each mapping, and a scan before and after. */
    int leastCalls() {
        return mappings + pages(mappings + unrelated) + pages(unrelated);
    }

    double leastSeconds() {
        return (double) leastCalls() / (QUOTA - others) + deletion.toSeconds();
    }

    @Override
    public String toString() {
        return "%,d mappings, deletion %d s, others %s, %,d unrelated"
                .formatted(mappings, deletion.toSeconds(), others == 0 ? "none" : others + "/s", unrelated);
    }

    private static int pages(int listed) {
        return Math.max(1, (listed + PAGE - 1) / PAGE);
    }
}
