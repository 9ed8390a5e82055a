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
        enter(when, event, false);
    }

    /** Something that takes its time by {@link #waitUntil}. */
    public void startAt(Instant when, Runnable body) {
        enter(when, new Actor(body)::takeTurn, true);
    }

    /** Goes through everything that is scheduled, and what comes up meanwhile. */
    public void goThrough() {
        for (Entry next = entries.poll(); next != null; next = entries.poll()) {
            now = next.at();
            perform(next.event());
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
        for (Entry next = entries.peek(); next != null && !next.at().isAfter(until); next = entries.peek()) {
            if (next.isTurn()) {
                Actor me = Objects.requireNonNull(current);
                enter(until, me::takeTurn, true);
                me.giveUpTurn();
                return;
            }
            entries.remove();
            now = next.at();
            perform(next.event());
        }
        now = until;
    }

    private void enter(Instant when, Runnable event, boolean isTurn) {
        entries.add(new Entry(when.isBefore(now) ? now : when, entered++, event, isTurn));
    }

    private void perform(Runnable event) {
        try {
            event.run();
        } catch (Throwable e) { // Must not end up in the handler, which would answer it.
            broken = e;
        }
    }

    /** @param isTurn whether the event is somebody's turn, which may only begin when nobody else has one */
    private record Entry(Instant at, long number, Runnable event, boolean isTurn) {}

    private final class Actor {
        private final Runnable body;
        private final Semaphore turn = new Semaphore(0);
        private boolean started;

        Actor(Runnable body) {
            this.body = body;
        }

        /** Returns when the turn is over. */
        void takeTurn() {
            current = this;
            if (started) {
                turn.release();
            } else {
                started = true;
                threads.execute(() -> {
                    perform(body);
                    turnIsOver.release();
                });
            }
            turnIsOver.acquireUninterruptibly();
        }

        void giveUpTurn() {
            turnIsOver.release();
            turn.acquireUninterruptibly();
        }
    }
}
