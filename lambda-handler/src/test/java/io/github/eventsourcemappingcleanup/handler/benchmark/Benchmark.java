package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Runs all races, and writes their figures into the page. */
final class Benchmark {
    static final Contender OURS = new Ours();
    static final List<Contender> CONTENDERS =
            List.of(OURS, new Terraform(), new AwsNuke(), new PowertoolsHandler(), new ResourcePerMapping());

    static final List<Integer> MAPPINGS = List.of(1, 10, 100, 1_000, 10_000);
    static final List<Integer> OTHERS_A_SECOND = List.of(0, 5, 12);
    private static final List<Integer> UNRELATED = List.of(0, 3_000);
    private static final List<Duration> DELETIONS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(120));
    /** In between: the others run with it alone. */
    private static final Duration USUAL_DELETION = Duration.ofSeconds(30);
    /** An odd number, so that one of them is the middle one. */
    static final int SEEDS = 5;

    private Benchmark() {}

    /** The page that the figures are written into. */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]);
        Files.writeString(page, new PerformanceTables(results()).writtenInto(Files.readString(page)));
    }

    private static List<Race.Result> results() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Race.Result> results = new ArrayList<>();
            for (Contender contender : CONTENDERS) {
                for (Cell cell : cells(contender)) {
                    LongStream.rangeClosed(1, SEEDS)
                            .parallel()
                            .mapToObj(seed -> Race.run(contender, cell, seed, threads))
                            .forEachOrdered(results::add);
                }
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** Of ours all; of the others those that are usual, and that they can be about. */
    private static List<Cell> cells(Contender contender) {
        List<Cell> cells = new ArrayList<>();
        for (int others : OTHERS_A_SECOND) {
            for (int mappings : MAPPINGS) {
                if (contender != OURS && mappings <= contender.most()) {
                    cells.add(usual(mappings, others));
                } else if (contender == OURS) {
                    UNRELATED.forEach(unrelated ->
                            DELETIONS.forEach(deletion -> cells.add(new Cell(mappings, deletion, others, unrelated))));
                }
            }
        }
        return cells;
    }

    static Cell usual(int mappings, int others) {
        return new Cell(mappings, USUAL_DELETION, others, 0);
    }
}
