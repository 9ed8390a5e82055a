package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Runs all races and writes the page. */
final class Benchmark {
    /** An odd number, so that one of them is the middle one. */
    static final int SEEDS = 5;

    private Benchmark() {}

    /** The file that it is written to. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), new PerformancePage(results()).text());
    }

    private static List<Result> results() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Result> results = new ArrayList<>();
            for (Contender contender : Grid.CONTENDERS) {
                for (Cell cell : Grid.cells(contender)) {
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
}
