package io.github.eventsourcemappingcleanup.handler.benchmark;

/**
 * What one contender came to in one cell.
 *
 * @param contender its title
 * @param gaveUp workers that did
 * @param seconds to the end of the last worker
 * @param calls to the Lambda control plane
 * @param throttled of them
 * @param questions to CloudFormation
 * @param left selected mappings that are still there in the end
 * @param touched others that are not as they were
 * @param othersCalls of somebody else
 * @param othersThrottled of them
 */
record Result(
        Cell cell,
        String contender,
        int gaveUp,
        double seconds,
        int calls,
        int throttled,
        int questions,
        int left,
        int touched,
        int othersCalls,
        int othersThrottled) {

    boolean done() {
        return gaveUp == 0 && left == 0;
    }

    /** Of the least time that the quota and the deletion leave to anyone. */
    double timesTheLeast() {
        return seconds / cell.leastSeconds();
    }

    double callsPerMapping() {
        return (double) calls / cell.mappings();
    }

    double percentThrottled() {
        return 100.0 * throttled / calls;
    }

    /** Of the calls of somebody else; none if nobody calls. */
    double percentOfOthersThrottled() {
        return othersCalls == 0 ? 0 : 100.0 * othersThrottled / othersCalls;
    }
}
