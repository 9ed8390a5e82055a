package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.CleanupHandler;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.runtime.RunContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of the handler's real code, and the record of all that it did. All that it does takes time, and between any two
 * things that it does it may be killed. Once it is dead, whatever it still tries throws and has no effect.
 */
final class SimulatedRun implements Time {
    static final Duration LIMIT = Duration.ofSeconds(900);
    /** What anything takes at least, so that what is repeated comes to an end. */
    private static final Duration LEAST = Duration.ofNanos(100_000);
    /** Looks at the clock at one moment: a run that makes more of them does nothing else, and would never end. */
    private static final int MOST_LOOKS = 1_000_000;

    enum End {
        RUNNING,
        RETURNED,
        THREW,
        /** Killed by the world. */
        CRASHED,
        /** Killed since it went past its limit. */
        TOO_LONG,
        /** Killed since it did nothing but look at the clock. */
        BUSY_WAITING
    }

    /**
     * When the world kills a run.
     *
     * @param effect instead of its effect of this number
     * @param after so long after its start
     */
    record Crash(int effect, Duration after) {
        private static final Crash NEVER = new Crash(Integer.MAX_VALUE, LIMIT.multipliedBy(2));
    }

    /**
     * One call of AWS.
     *
     * @param subject a UUID, a marker, or a stack or physical id; empty for the first page of a list
     * @param ended far in the future if the run was killed meanwhile
     * @param fault what was done to it on purpose; null if nothing was
     * @param overQuota whether the account's quota was used up; no fault of the world
     */
    record Call(
            String operation,
            String subject,
            Instant began,
            Instant ended,
            int status,
            Faults.@Nullable Kind fault,
            boolean overQuota) {
        Call(String operation, String subject, Instant began) {
            this(operation, subject, began, Instant.MAX, 0, null, false);
        }

        Call struckBy(Faults.@Nullable Kind by, boolean isOverQuota) {
            return new Call(operation, subject, began, ended, status, by, isOverQuota);
        }

        Call ended(Instant at, int statusSeen) {
            return new Call(operation, subject, began, at, statusSeen, fault, overQuota);
        }

        boolean isOf(String what) {
            return operation.equals(what);
        }

        boolean isOfLambda() {
            return Faults.LAMBDA.contains(operation);
        }

        boolean beginsAScan() {
            return isOf(ControlPlane.LIST) && subject.isEmpty();
        }

        boolean isAcceptedDelete() {
            return isOf(ControlPlane.DELETE) && status == 202;
        }

        @Override
        public String toString() {
            return operation + " " + subject + " -> " + status + (fault == null ? "" : " [" + fault + "]") + " since "
                    + began;
        }
    }

    /** The run is dead: thrown out of whatever it still tries, for its code may catch everything. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("the run is dead", null, false, false);
        }
    }

    final String name;
    final Instant began;
    /** In the order of their beginning. */
    final List<Call> calls = new ArrayList<>();

    final List<ResponseUrl.Reception> puts = new ArrayList<>();
    /** The UUIDs of mappings. */
    final Set<String> heardOf = new HashSet<>();

    final SimulatedStacks.Told told;
    private final World world;
    private final Crash crash;
    private @Nullable Instant beganToRespond;
    private Instant ended = Instant.MAX;
    private End end = End.RUNNING;
    private int effects;
    private int looks;
    private Instant lastLook = Instant.MIN;

    SimulatedRun(World world, String name, Crash crash) {
        this.world = world;
        this.name = name;
        this.crash = crash;
        this.began = world.scheduler().now();
        this.told = world.stacks().toldNothingYet();
    }

    /** To the end, whatever that is. */
    void handle(byte[] event) {
        SimulatedNetwork network = new SimulatedNetwork(this, world);
        CleanupHandler handler = new CleanupHandler(network, network, this, world.random()::fraction);
        world.tell(() -> name + " begins");
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    OutputStream.nullOutputStream(),
                    new RunContext(
                            name,
                            () -> LIMIT.minus(Duration.between(began, now())),
                            logged -> world.tell(() -> name + " logs " + logged.strip())));
            ends(End.RETURNED);
        } catch (Throwable e) { // As Lambda does.
            world.tell(() -> name + " threw " + e);
            ends(End.THREW);
        }
        world.tell(() -> name + " ended: " + end);
    }

    @Override
    public Instant now() {
        Instant now = world.scheduler().now();
        looks = now.equals(lastLook) ? looks + 1 : 1;
        lastLook = now;
        if (looks > MOST_LOOKS) {
            ends(End.BUSY_WAITING);
            throw new Killed();
        }
        return now;
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        world.scheduler().runConcurrently(workers, work);
    }

    @Override
    public void sleep(Duration duration) {
        effect();
        pass(duration);
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
        Instant until = now().plus(duration).plus(LEAST);
        Instant limit = began.plus(LIMIT);
        Instant crashes = began.plus(crash.after());
        Instant dies = crashes.isBefore(limit) ? crashes : limit;
        if (until.isBefore(dies)) {
            world.scheduler().waitUntil(until);
            return;
        }
        world.scheduler().waitUntil(dies);
        ends(dies.equals(limit) ? End.TOO_LONG : End.CRASHED);
        throw new Killed();
    }

    private void ends(End how) {
        if (end == End.RUNNING) {
            end = how;
            ended = world.scheduler().now();
        }
    }

    void beginsToRespond() {
        beganToRespond = beganToRespond == null ? now() : beganToRespond;
    }

    /** Far in the future while it runs. */
    Instant ended() {
        return ended;
    }

    End end() {
        return end;
    }

    /** When its first PUT began; null if there was none. */
    @Nullable
    Instant beganToRespond() {
        return beganToRespond;
    }

    /**
     * Lambda's asynchronous queue (AWS document "How Lambda handles errors and retries with asynchronous invocation"): three
     * tries at most, one and two minutes apart; now and then an event is delivered twice, at once, meanwhile or late.
     */
    static final class LambdaQueue {
        static final String FIRST = "first";

        private static final int MOST_TRIES = 3;
        private static final Duration[] PAUSES = {Duration.ofSeconds(60), Duration.ofSeconds(120)};
        /** What it takes longer at most, after all: docs/dev/design.md allows two minutes for it. */
        private static final int LONGEST_DELAY = 100;

        private final World world;
        private final SeededRandom random;
        private final int crashPercent;

        LambdaQueue(World world, SeededRandom random) {
            this.world = world;
            this.random = random;
            this.crashPercent = random.oneOf(0, 0, 0, 15, 50, 95);
        }

        /** Takes the world's request, and delivers it. */
        void take() {
            Duration delay = random.percent(95) ? random.seconds(0, 2) : random.seconds(2, LONGEST_DELAY);
            deliver(FIRST, 1, SimulationScheduler.START.plus(delay));
            for (int number = 1; random.percent(12); number++) {
                int latest = random.oneOf(1, 60, 1000, 10_000);
                deliver("duplicate" + number, 1, SimulationScheduler.START.plus(random.seconds(0, latest)));
            }
        }

        private void deliver(String chain, int tries, Instant when) {
            world.scheduler().startAt(when, () -> {
                SimulatedRun run = new SimulatedRun(world, chain + "/" + tries, crash());
                world.runs().add(run);
                run.handle(world.request().event());
                if (run.end != End.RETURNED && tries < MOST_TRIES) {
                    Duration pause = PAUSES[tries - 1].plus(random.seconds(0, 3));
                    deliver(chain, tries + 1, world.scheduler().now().plus(pause));
                }
            });
        }

        private Crash crash() {
            if (!random.percent(crashPercent)) {
                return Crash.NEVER;
            }
            return random.percent(70)
                    ? new Crash(random.magnitude(1, 300), Crash.NEVER.after())
                    : new Crash(Integer.MAX_VALUE, random.seconds(0, 900));
        }
    }
}
