package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes a world from a seed, runs it to its end, and judges it. */
final class Simulation {
    private static final int MOST_NAMED = 100;

    private Simulation() {}

    /** What came of one seed. */
    record Verdict(long seed, World world, List<String> violations) {}

    /**
     * What came of many seeds.
     *
     * @param figures how often each thing happened in their worlds
     * @param violated one line for each seed whose world violates an invariant, the first hundred
     */
    record ManySeeds(Figures figures, List<String> violated) {}

    /**
     * @param threads as many as are wanted: the runs of one world wait for each other
     * @param trace is told line by line what happens; null if nobody listens
     */
    static Verdict run(long seed, Executor threads, @Nullable Consumer<String> trace) {
        SimulationScheduler scheduler = new SimulationScheduler(threads);
        World world = new World.WorldMaker(new SeededRandom(seed), scheduler, trace).make();
        scheduler.goThrough();
        return new Verdict(seed, world, Invariants.violations(world));
    }

    /** Concurrently, since no world knows of another. */
    static ManySeeds runMany(long first, long number) {
        Figures figures = new Figures();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<String> violated = LongStream.range(first, first + number)
                    .parallel()
                    .mapToObj(seed -> run(seed, threads, null))
                    .peek(verdict -> figures.add(verdict.world()))
                    .filter(verdict -> !verdict.violations().isEmpty())
                    .map(verdict -> "seed " + verdict.seed() + ": " + verdict.violations())
                    .limit(MOST_NAMED)
                    .toList();
            return new ManySeeds(figures, violated);
        } finally {
            threads.shutdown();
        }
    }

    /** The first seed and the number of seeds; the exit status is 1 if an invariant is violated. */
    public static void main(String[] arguments) {
        long started = System.nanoTime();
        ManySeeds result = runMany(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        double seconds = (System.nanoTime() - started) / 1e9;
        result.violated().forEach(System.out::println);
        System.out.printf("%n%s%n%.1f s%n", result.figures(), seconds);
        System.exit(result.violated().isEmpty() ? 0 : 1);
    }

    /** How often each thing happened, over many worlds. */
    static final class Figures {
        private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

        long of(String what) {
            return counts.getOrDefault(what, new LongAdder()).sum();
        }

        private void add(World world) {
            List<SimulatedRun> runs = world.runs();
            count("worlds");
            count(
                    world.request().isFlawless()
                            ? "request " + world.request().text("RequestType")
                            : "request with a flaw");
            runs.forEach(this::add);
            for (ResponseUrl.Response response : world.responseUrl().responses) {
                boolean isTeardown = !response.run().told.targetsRemoved().isEmpty();
                count("answer " + (response.isSuccess() ? "SUCCESS" : "FAILED") + (isTeardown ? " of a teardown" : ""));
            }
            countIf(
                    runs.stream().anyMatch(run -> runs.stream().anyMatch(other -> beganDuring(run, other))),
                    "worlds with overlapping runs");
            countIf(world.mappings().size() > world.largestPage(), "worlds with more than a page");
            countIf(!world.disturbances().isEmpty(), "worlds disturbed by other people");
        }

        private void add(SimulatedRun run) {
            count("run " + run.end());
            countIf(hasOverlappingCalls(run), "runs with overlapping calls");
            run.puts.forEach(put -> count("put " + put));
            for (SimulatedRun.Call call : run.calls) {
                count("calls");
                countIf(call.fault() != null, "fault " + call.fault());
                countIf(call.overQuota(), "throttled by the quota");
            }
        }

        private static boolean beganDuring(SimulatedRun run, SimulatedRun other) {
            Instant began = other.began;
            return other != run && !began.isBefore(run.began) && began.isBefore(run.ended());
        }

        private static boolean hasOverlappingCalls(SimulatedRun run) {
            Instant ended = Instant.MIN;
            for (SimulatedRun.Call call : run.calls) {
                if (call.began().isBefore(ended)) {
                    return true;
                }
                ended = call.ended();
            }
            return false;
        }

        private void countIf(boolean happened, String what) {
            if (happened) {
                count(what);
            }
        }

        private void count(String what) {
            counts.computeIfAbsent(what, w -> new LongAdder()).increment();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            counts.forEach((what, count) -> text.append("%,12d  %s%n".formatted(count.sum(), what)));
            return text.toString();
        }
    }
}
