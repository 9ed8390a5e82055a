package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time: what happens when. Runs may overlap, so each has a thread of its own, but only one of all has its turn
 * at a time: what happens depends on the schedule alone.
 */
public final class SimulationScheduler {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration JOIN_EVERY = Duration.ofMillis(20);

    private final Executor threads;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private final Semaphore turnIsOver = new Semaphore(0);
    private Instant now = START;
    private long entered;
    private @Nullable Actor current;
    private @Nullable Throwable broken;

    public SimulationScheduler(Executor threads) {
        this.threads = threads;
    }

    public Instant now() {
        return now;
    }

    /** Something that takes no time. */
    public void at(Instant when, Runnable event) {
        enter(when, event, null);
    }

    /** Something that takes its time by {@link #waitUntil}. */
    public void startAt(Instant when, Runnable body) {
        enter(when, body, new Actor(body));
    }

    /** Goes through everything that is scheduled, and what comes up meanwhile. */
    public void goThrough() {
        for (Entry next = entries.poll(); next != null; next = entries.poll()) {
            now = next.at();
            if (next.actor() == null) {
                perform(next.event());
            } else {
                current = next.actor();
                next.actor().takeTurn();
                turnIsOver.acquireUninterruptibly();
            }
        }
        if (broken != null) {
            throw new IllegalStateException("the simulation itself is at fault", broken);
        }
    }

    /** To be called by what was started here only: does the work so often at once, and waits for the end of all. */
    public void runConcurrently(int workers, Runnable work) {
        AtomicInteger others = new AtomicInteger(workers - 1);
        for (int i = 1; i < workers; i++) {
            startAt(now, () -> {
                work.run();
                others.decrementAndGet();
            });
        }
        work.run();
        while (others.get() > 0) {
            waitUntil(now.plus(JOIN_EVERY));
        }
    }

    /** To be called by what was started here only. */
    public void waitUntil(Instant until) {
        Actor me = Objects.requireNonNull(current);
        for (Entry next = entries.peek(); next != null && !next.at().isAfter(until); next = entries.peek()) {
            if (next.actor() != null) {
                enter(until, () -> {}, me);
                me.giveUpTurn();
                return;
            }
            entries.remove();
            now = next.at();
            perform(next.event());
        }
        now = until;
    }

    private void enter(Instant when, Runnable event, @Nullable Actor actor) {
        entries.add(new Entry(when.isBefore(now) ? now : when, entered++, event, actor));
    }

    private void perform(Runnable event) {
        try {
            event.run();
        } catch (Throwable e) { // Must not end up in the handler, which would answer it.
            broken = e;
        }
    }

    private record Entry(
            Instant at,
            long number,
            Runnable event,
            @Nullable Actor actor) {}

    private final class Actor {
        private final Runnable body;
        private final Semaphore turn = new Semaphore(0);
        private boolean started;

        Actor(Runnable body) {
            this.body = body;
        }

        void takeTurn() {
            if (started) {
                turn.release();
                return;
            }
            started = true;
            threads.execute(() -> {
                perform(body);
                turnIsOver.release();
            });
        }

        void giveUpTurn() {
            turnIsOver.release();
            turn.acquireUninterruptibly();
        }
    }
}
