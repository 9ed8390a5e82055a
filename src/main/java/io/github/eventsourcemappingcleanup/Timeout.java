package io.github.eventsourcemappingcleanup;

import java.util.List;
import software.amazon.awscdk.Duration;

/**
 * How long one run may wait for the mappings to go.
 *
 * @param seconds the time in seconds
 */
record Timeout(int seconds) {
    private static final int DEFAULT_SECONDS = 600;
    private static final int SHORTEST_SECONDS = 30;
    /** Lambda's own limit is 15 minutes, and the answer takes its time. */
    private static final int LONGEST_SECONDS = 840;

    private static final String WHAT_TO_PASS = "Pass whole seconds, from Duration.seconds(30) to Duration.minutes(14)";

    /** The last one counts. */
    static Timeout of(List<Duration> durations, ConstructPath site) {
        if (durations.isEmpty()) {
            return new Timeout(DEFAULT_SECONDS);
        }
        Duration duration = durations.get(durations.size() - 1);
        if (duration.isUnresolved()) {
            throw site.refuse("The timeout is a token: its value is not known before the deployment", WHAT_TO_PASS);
        }
        double milliseconds = duration.toMilliseconds().doubleValue();
        if (milliseconds % 1000 != 0) {
            throw site.refuse("The timeout is not a whole number of seconds", WHAT_TO_PASS);
        }
        double seconds = milliseconds / 1000;
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw site.refuse(String.format("The timeout of %.0f seconds is out of range", seconds), WHAT_TO_PASS);
        }
        return new Timeout((int) seconds);
    }
}
