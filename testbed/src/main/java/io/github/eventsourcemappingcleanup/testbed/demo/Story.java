package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.LocalAccount;
import java.io.IOException;
import java.util.Optional;

/** What one mode of the demo shows. */
sealed interface Story permits TeardownStory, LiveUpdateStory {
    /** Empty if what had to happen has happened; else what is wrong. */
    Optional<String> play(LocalAccount account, Operator operator) throws IOException, InterruptedException;

    /** What has happened then, in a line. */
    String rightEnd();
}
