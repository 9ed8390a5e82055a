package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A denial is believed only when it has lasted: a policy made a moment ago may not have spread yet. */
public final class DenialGracePeriod {
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private final Time time;
    private @Nullable Instant firstDenial;

    public DenialGracePeriod(Time time) {
        this.time = time;
    }

    /** To be told each result: whether it is a denial, and there was nothing but denials for long enough. */
    public boolean recordResult(CallResult<?> result) {
        if (!(result instanceof CallResult.AccessDenied)) {
            firstDenial = null;
            return false;
        }
        Instant now = time.now();
        if (firstDenial == null) {
            firstDenial = now;
        }
        return !now.isBefore(firstDenial.plus(LENGTH));
    }
}
