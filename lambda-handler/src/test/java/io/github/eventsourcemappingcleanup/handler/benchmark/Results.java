package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** All races. */
record Results(List<Result> all) {
    /** An odd number, so that one of them is the middle one. */
    static final int SEEDS = 5;

    Results {
        all = List.copyOf(all);
    }

    static Results ofTheWholeGrid() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Result> all = new ArrayList<>();
            for (Contender contender : Grid.CONTENDERS) {
                for (Cell cell : Grid.cells(contender)) {
                    LongStream.rangeClosed(1, SEEDS)
                            .mapToObj(seed -> Race.run(contender, cell, seed, threads))
                            .forEach(all::add);
                }
            }
            return new Results(all);
        } finally {
            threads.shutdown();
        }
    }

    List<Result> of(Contender contender) {
        return all.stream()
                .filter(result -> result.contender().equals(contender.title()))
                .toList();
    }

    /** The one that is neither among the slower nor among the faster ones. */
    Result middle(Contender contender, Cell cell) {
        return of(contender).stream()
                .filter(result -> result.cell().equals(cell))
                .sorted(Comparator.comparingDouble(Result::seconds))
                .toList()
                .get(SEEDS / 2);
    }
}
