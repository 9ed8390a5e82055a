package io.github.eventsourcemappingcleanup.handler.benchmark;

/**
 * What a packaged contender came to in real time.
 *
 * @param result its time from the event to the answer
 * @param start seconds from the start of the JVM until it asks for the event
 * @param megabytes the most memory that the JVM took
 */
record RealResult(Result result, double start, int megabytes) {
    double seconds() {
        return result.seconds();
    }

    /** From the start of the JVM to the answer. */
    double secondsWithStart() {
        return start + result.seconds();
    }
}
