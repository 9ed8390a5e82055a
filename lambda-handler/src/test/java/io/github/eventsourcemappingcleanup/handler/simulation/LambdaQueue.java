package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * Lambda's asynchronous queue (AWS document "How Lambda handles errors and retries with asynchronous invocation"): three
 * tries at most, one and two minutes apart; now and then an event is delivered twice, at once, meanwhile or late.
 */
final class LambdaQueue {
    static final String FIRST = "first";

    private static final int MOST_TRIES = 3;
    private static final Duration[] PAUSES = {Duration.ofSeconds(60), Duration.ofSeconds(120)};
    /** What it takes longer at most, after all: docs/design.md, decision 11, allows two minutes for it. */
    private static final int LONGEST_DELAY = 100;

    private final World world;
    private final SeededRandom random;
    private final int crashPercent;

    LambdaQueue(World world, SeededRandom random) {
        this.world = world;
        this.random = random;
        this.crashPercent = random.oneOf(0, 0, 0, 15, 50, 95);
    }

    void take(SimulatedRequest request) {
        Instant sent = request.sent();
        deliver(
                request,
                FIRST,
                1,
                sent.plus(random.percent(95) ? random.seconds(0, 2) : random.seconds(2, LONGEST_DELAY)));
        for (int number = 1; random.percent(12); number++) {
            int latest = random.oneOf(1, 60, 1000, 10_000);
            deliver(request, "duplicate" + number, 1, sent.plus(random.seconds(0, latest)));
        }
    }

    private void deliver(SimulatedRequest request, String chain, int tries, Instant when) {
        world.scheduler().startAt(when, () -> {
            SimulatedRun run = new SimulatedRun(world, chain + "/" + tries, crash());
            world.runs().add(run);
            run.handle(request.event());
            if (run.life().end() != Lifetime.End.RETURNED && tries < MOST_TRIES) {
                Duration pause = PAUSES[tries - 1].plus(random.seconds(0, 3));
                deliver(request, chain, tries + 1, world.scheduler().now().plus(pause));
            }
        });
    }

    private Lifetime.Crash crash() {
        if (!random.percent(crashPercent)) {
            return Lifetime.Crash.NEVER;
        }
        return random.percent(70)
                ? new Lifetime.Crash(random.magnitude(1, 300), Lifetime.Crash.NEVER.after())
                : new Lifetime.Crash(Integer.MAX_VALUE, random.seconds(0, 900));
    }
}
