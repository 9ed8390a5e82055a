package io.github.eventsourcemappingcleanup.testbed.controlplane;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping at one moment.
 *
 * @param since when it entered its state
 * @param configuration all 33 members as they go over the wire, absent ones null
 */
public record MappingView(
        String uuid,
        String functionArn,
        @Nullable String eventSourceArn,
        String state,
        Instant since,
        Map<String, @Nullable Object> configuration) {}
