package io.github.eventsourcemappingcleanup.handler.teardown;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/** The mappings that one service is to be called about in a pass: each once, and then those that are to be retried. */
final class WorkQueue {
    private record Retry(TrackedMapping mapping, Instant due, boolean isFirst) {}

    private final Supplier<Duration> pause;
    private final Queue<TrackedMapping> first = new ArrayDeque<>();
    private final Queue<Retry> retries = new ArrayDeque<>();
    private final Set<TrackedMapping> retried = new HashSet<>();

    /** @param pause between two calls about one mapping, at least; may grow */
    WorkQueue(Supplier<Duration> pause) {
        this.pause = pause;
    }

    void add(TrackedMapping mapping) {
        first.add(mapping);
    }

    void addRetry(TrackedMapping mapping, Instant now) {
        retries.add(new Retry(mapping, now.plus(pause.get()), retried.add(mapping)));
    }

    /** The next of those that no call was made about. */
    Optional<TrackedMapping> peekFirst() {
        return Optional.ofNullable(first.peek());
    }

    /** Whether a call about one is due that is its first, or its first retry. */
    boolean hasWork(Instant now) {
        Retry retry = retries.peek();
        return !first.isEmpty()
                || (retry != null && retry.isFirst() && !retry.due().isAfter(now));
    }

    /**
     * When the next call may be made; never if there is none.
     *
     * @param serviceReady when the service may be called
     */
    Instant nextCallAt(Instant serviceReady) {
        if (!first.isEmpty()) {
            return serviceReady;
        }
        Retry retry = retries.peek();
        if (retry == null) {
            return Instant.MAX;
        }
        return retry.due().isAfter(serviceReady) ? retry.due() : serviceReady;
    }

    TrackedMapping take() {
        return first.isEmpty() ? retries.remove().mapping() : first.remove();
    }
}
