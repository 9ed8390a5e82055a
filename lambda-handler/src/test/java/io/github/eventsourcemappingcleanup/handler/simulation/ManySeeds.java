package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * Many worlds, side by side.
 *
 * @param figures how often what happened in them
 * @param violated one line for each seed whose world violates an invariant, the first hundred
 */
record ManySeeds(Figures figures, List<String> violated) {
    private static final int MOST_NAMED = 100;

    static ManySeeds run(long first, long number) {
        Figures figures = new Figures();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Simulation simulation = new Simulation(threads);
            List<String> violated = LongStream.range(first, first + number)
                    .parallel()
                    .mapToObj(simulation::run)
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
        ManySeeds result = run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        double seconds = (System.nanoTime() - started) / 1e9;
        result.violated().forEach(System.out::println);
        System.out.printf("%n%s%n%.1f s%n", result.figures(), seconds);
        System.exit(result.violated().isEmpty() ? 0 : 1);
    }
}
