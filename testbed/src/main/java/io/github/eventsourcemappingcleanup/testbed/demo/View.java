package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a person follows the demo. After its end it says nothing more. */
interface View extends AutoCloseable {
    /** A line that stays. */
    void say(String line);

    /**
     * The mappings as they are now, in place of what was shown before.
     *
     * @param doing what is being waited for
     * @param took for how long
     */
    void show(List<Sighting> mappings, String doing, Duration took, Instant now);

    /** What is shown stays as it is. */
    void settle();

    @Override
    void close();
}
