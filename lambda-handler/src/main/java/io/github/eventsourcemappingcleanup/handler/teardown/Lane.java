package io.github.eventsourcemappingcleanup.handler.teardown;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/** Who waits for a turn at one service: first those that had none, then those that are to have another one. */
final class Lane {
    private record Again(Watched watched, Instant due, boolean isSecondTurn) {}

    private final Supplier<Duration> pause;
    private final Queue<Watched> first = new ArrayDeque<>();
    private final Queue<Again> again = new ArrayDeque<>();
    private final Set<Watched> hadAnother = new HashSet<>();

    /** @param pause between two turns of one mapping, at least; may grow */
    Lane(Supplier<Duration> pause) {
        this.pause = pause;
    }

    void add(Watched watched) {
        first.add(watched);
    }

    void addAgain(Watched watched, Instant now) {
        again.add(new Again(watched, now.plus(pause.get()), hadAnother.add(watched)));
    }

    /** The next one of those that had no turn. */
    Optional<Watched> first() {
        return Optional.ofNullable(first.peek());
    }

    /** Whether anyone waits who had no turn, or one, and that long enough ago. */
    boolean hasWork(Instant now) {
        Again head = again.peek();
        return !first.isEmpty()
                || (head != null && head.isSecondTurn() && !head.due().isAfter(now));
    }

    /**
     * When the next one may have its turn; never if nobody waits.
     *
     * @param service when the service may be called
     */
    Instant turn(Instant service) {
        if (!first.isEmpty()) {
            return service;
        }
        Again head = again.peek();
        if (head == null) {
            return Instant.MAX;
        }
        return head.due().isAfter(service) ? head.due() : service;
    }

    /** The next one, who leaves the lane. */
    Watched take() {
        return first.isEmpty() ? again.remove().watched() : first.remove();
    }
}
