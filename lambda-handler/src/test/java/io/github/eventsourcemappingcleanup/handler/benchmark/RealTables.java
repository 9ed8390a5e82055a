package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** What the page shows of what was measured. */
record RealTables(RealResults results, Packaged ours, Packaged theirs) {
    private static final double START_RATIO = 0.8;
    private static final List<Contender> BOTH = List.of(Grid.OURS, Grid.POWERTOOLS);

    Table goals() {
        Table table = new Table(List.of("goal", "at most", "measured", ""));
        table.row(List.of(
                "JVM start to the answer, times the powertools handler's",
                Shown.hundredths(START_RATIO),
                Shown.hundredths(results.startRatio()),
                Shown.reached(results.startRatio() <= START_RATIO)));
        table.row(List.of(
                "memory with 10,000 mappings",
                megabytes(RealResults.MEMORY / 2),
                megabytes(results.crowd().megabytes()),
                Shown.reached(results.crowdIsHeld())));
        List<Result> races = results.racesOf(Grid.OURS);
        Goal.ALL.stream()
                .filter(goal -> races.stream().anyMatch(goal.about()))
                .map(goal -> goal.judge(races))
                .forEach(verdict -> table.row(List.of(
                        verdict.goal().what(),
                        verdict.goal().limit(),
                        verdict.worstFigure() + ", the worst of " + verdict.races(),
                        Shown.reached(verdict.isMet()))));
        return table;
    }

    Table starts() {
        Table table = new Table(List.of("", "JVM start to the event", "JVM start to the answer"));
        BOTH.forEach(contender -> table.row(List.of(
                contender.title(),
                results.untilReady(contender).toString(),
                results.start(contender).toString())));
        return table;
    }

    Table sizes() {
        Table table = new Table(List.of("", "bytes", "jars"));
        Stream.of(ours, theirs)
                .forEach(contender -> table.row(
                        List.of(contender.title(), Shown.whole(contender.bytes()), Shown.whole(contender.jars()))));
        return table;
    }

    Table races() {
        Table table = new Table(List.of(
                "mappings",
                "deletion",
                "",
                "event to the answer",
                "times the least",
                "calls for each",
                "refused with 429"));
        RealResults.CELLS.stream()
                .distinct()
                .forEach(cell -> BOTH.forEach(contender -> table.row(race(contender, cell))));
        return table;
    }

    private List<String> race(Contender contender, Cell cell) {
        Result middle = results.middle(contender, cell);
        return List.of(
                Shown.whole(cell.mappings()),
                cell.deletion().toSeconds() + " s",
                contender.title(),
                middle.done() ? results.seconds(contender, cell).toString() : "not done: " + middle.left() + " left",
                Shown.hundredths(middle.timesTheLeast()),
                Shown.hundredths(middle.callsPerMapping()),
                Shown.percent(middle.percentThrottled()));
    }

    private static String megabytes(int megabytes) {
        return megabytes + " MB";
    }
}
