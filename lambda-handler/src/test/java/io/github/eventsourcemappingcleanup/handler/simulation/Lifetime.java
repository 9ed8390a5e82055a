package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a run lives: all that it does takes time, and between any two things that it does it may be killed. Once it is
 * dead, whatever it still tries throws and has no effect.
 */
final class Lifetime {
    static final Duration LIMIT = Duration.ofSeconds(900);
    /** What anything takes at least; so nothing goes on for ever. */
    private static final Duration LEAST = Duration.ofNanos(100_000);

    enum End {
        RUNNING,
        RETURNED,
        THREW,
        /** Killed by the world. */
        CRASHED,
        /** Killed since it went past its limit. */
        TOO_LONG
    }

    /**
     * When the world kills a run.
     *
     * @param effect instead of its effect of this number
     * @param after so long after its start
     */
    record Crash(int effect, Duration after) {
        static final Crash NEVER = new Crash(Integer.MAX_VALUE, LIMIT.multipliedBy(2));
    }

    private final SimulationScheduler scheduler;
    private final Crash crash;
    private final Instant began;
    private End end = End.RUNNING;
    private Instant ended = Instant.MAX;
    private int effects;

    Lifetime(SimulationScheduler scheduler, Crash crash) {
        this.scheduler = scheduler;
        this.crash = crash;
        this.began = scheduler.now();
    }

    /** To be called before anything that the rest of the world could notice. */
    void effect() {
        if (end != End.RUNNING) {
            throw new Killed();
        }
        effects++;
        if (effects >= crash.effect()) {
            ends(End.CRASHED);
            throw new Killed();
        }
    }

    void pass(Duration duration) {
        Instant until = scheduler.now().plus(duration).plus(LEAST);
        Instant limit = began.plus(LIMIT);
        Instant crashes = began.plus(crash.after());
        Instant dies = crashes.isBefore(limit) ? crashes : limit;
        if (until.isBefore(dies)) {
            scheduler.waitUntil(until);
            return;
        }
        scheduler.waitUntil(dies);
        ends(dies.equals(limit) ? End.TOO_LONG : End.CRASHED);
        throw new Killed();
    }

    void ends(End how) {
        if (end == End.RUNNING) {
            end = how;
            ended = scheduler.now();
        }
    }

    Instant began() {
        return began;
    }

    Duration left() {
        return LIMIT.minus(Duration.between(began, scheduler.now()));
    }

    End end() {
        return end;
    }

    /** Far in the future while it runs. */
    Instant ended() {
        return ended;
    }

    /** The run is dead: thrown out of whatever it still tries, for its code may catch everything. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("the run is dead", null, false, false);
        }
    }
}
