package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All that is measured in one run.
 *
 * @param starts with nothing to remove
 * @param races of both contenders, in turn
 * @param crowd ours, with very many mappings and half of the memory
 */
record RealResults(List<RealResult> starts, List<RealResult> races, RealResult crowd) {
    /** An odd number, as there is of each race: one of them is the middle one. */
    static final int STARTS = 9;

    private static final Duration SHORT = Duration.ofSeconds(2);
    static final Cell NOTHING = cell(0, SHORT);
    static final Cell CROWD = cell(10_000, SHORT);

    /** Those that are over soon, several times. */
    static final List<Cell> CELLS = Stream.of(
                    Collections.nCopies(3, cell(1, SHORT)),
                    Collections.nCopies(3, cell(100, SHORT)),
                    List.of(cell(600, SHORT), cell(1, Grid.USUAL_DELETION), cell(100, Grid.USUAL_DELETION)))
            .flatMap(List::stream)
            .toList();

    /** What the construct gives the function. */
    static final int MEMORY = 512;
    /** As long as it takes until all are known, and some time with all of them known. */
    static final Duration CROWD_TIMEOUT = Duration.ofMinutes(2);

    RealResults {
        starts = List.copyOf(starts);
        races = List.copyOf(races);
    }

    static RealResults measured(Packaged ours, Packaged theirs, Consumer<RealResult> progress) {
        List<Packaged> inTurn = List.of(ours, theirs);
        // Once each for nothing, so that all files are in the machine's memory.
        inTurn.forEach(contender -> RealRace.run(contender, NOTHING, MEMORY));
        List<RealResult> starts = run(inTurn, Collections.nCopies(STARTS, NOTHING), progress);
        List<RealResult> races = run(inTurn, CELLS, progress);
        RealResult crowd = RealRace.run(Packaged.ours(ours.zip(), CROWD_TIMEOUT), CROWD, MEMORY / 2);
        progress.accept(crowd);
        return new RealResults(starts, races, crowd);
    }

    Spread start(Contender contender) {
        return Spread.of(of(starts, contender, NOTHING).mapToDouble(RealResult::secondsWithStart));
    }

    Spread untilReady(Contender contender) {
        return Spread.of(of(starts, contender, NOTHING).mapToDouble(RealResult::start));
    }

    double startRatio() {
        return start(Grid.OURS).middle() / start(Grid.POWERTOOLS).middle();
    }

    int megabytesWithNothing(Contender contender) {
        return of(starts, contender, NOTHING)
                .mapToInt(RealResult::megabytes)
                .max()
                .orElseThrow();
    }

    /** In that memory, and it was at work to its end. */
    boolean crowdIsHeld() {
        return crowd.megabytes() <= MEMORY / 2 && crowd.seconds() > 0.9 * CROWD_TIMEOUT.toSeconds();
    }

    Spread seconds(Contender contender, Cell cell) {
        return Spread.of(of(races, contender, cell).mapToDouble(RealResult::seconds));
    }

    /** The one in the middle by time. */
    Result middle(Contender contender, Cell cell) {
        List<Result> sorted = of(races, contender, cell)
                .map(RealResult::result)
                .sorted(Comparator.comparingDouble(Result::seconds))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    List<Result> racesOf(Contender contender) {
        return races.stream()
                .map(RealResult::result)
                .filter(result -> result.contender().equals(contender.title()))
                .toList();
    }

    private static Stream<RealResult> of(List<RealResult> all, Contender contender, Cell cell) {
        return all.stream()
                .filter(each -> each.result().contender().equals(contender.title()))
                .filter(each -> each.result().cell().equals(cell));
    }

    private static List<RealResult> run(List<Packaged> inTurn, List<Cell> cells, Consumer<RealResult> progress) {
        List<RealResult> results = new ArrayList<>();
        for (Cell cell : cells) {
            for (Packaged contender : inTurn) {
                RealResult result = RealRace.run(contender, cell, MEMORY);
                progress.accept(result);
                results.add(result);
            }
        }
        return results;
    }

    private static Cell cell(int mappings, Duration deletion) {
        return new Cell(mappings, deletion, 0, 0, Cell.NO_LIMIT);
    }
}
