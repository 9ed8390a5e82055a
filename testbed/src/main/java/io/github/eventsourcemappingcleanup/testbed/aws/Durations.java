package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;

/**
 * How long the states of transition last where a mapping says nothing of its own.
 *
 * @param creating from Create until Enabled (a disabled stream: until Disabled, one second on AWS)
 * @param deleting from the Delete of an Enabled mapping until it is gone
 * @param deletingDisabled the same for a Disabled one; recorded on AWS as less than a second
 */
public record Durations(Duration creating, Duration deleting, Duration deletingDisabled) {
    /** Near to what was recorded of SQS: an enabled mapping was gone 14.3 to 17.7 s after its Delete. */
    public static Durations likeAws() {
        return new Durations(Duration.ofSeconds(5), Duration.ofSeconds(16), Duration.ofMillis(500));
    }
}
