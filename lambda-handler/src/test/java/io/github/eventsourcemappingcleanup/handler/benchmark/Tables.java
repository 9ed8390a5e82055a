package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What the page shows of the races. */
record Tables(Results results) {
    List<Goal.Verdict> verdicts() {
        List<Result> races = results.of(Grid.OURS).stream()
                .filter(result -> result.cell().questions() == Cell.NO_LIMIT)
                .toList();
        return Goal.ALL.stream().map(goal -> goal.judge(races)).toList();
    }

    Table goals() {
        Table table = new Table(List.of("goal", "at most", "worst", "where", "races that keep to it", ""));
        for (Goal.Verdict verdict : verdicts()) {
            table.row(List.of(
                    verdict.goal().what(),
                    verdict.goal().limit(),
                    verdict.worstFigure(),
                    described(verdict.worst().cell()),
                    verdict.met() + " of " + verdict.races(),
                    Shown.reached(verdict.isMet())));
        }
        return table;
    }

    Table times() {
        Table table = new Table(head("neighbour", ""));
        for (int neighbour : Grid.NEIGHBOURS) {
            for (Contender contender : Grid.CONTENDERS) {
                table.row(row(
                        Shown.perSecond(neighbour),
                        contender.title(),
                        mappings -> mappings > contender.most()
                                ? "–"
                                : time(results.middle(contender, usual(mappings, neighbour)))));
            }
        }
        return table;
    }

    Table thousand() {
        List<String> head = new ArrayList<>(List.of(""));
        Grid.thousand()
                .forEach(cell ->
                        head.add(cell.deletion().toSeconds() + " s, " + Shown.whole(cell.unrelated()) + " others"));
        Table table = new Table(head);
        for (Contender contender : Grid.CONTENDERS) {
            if (contender.most() >= 1_000) {
                List<String> row = new ArrayList<>(List.of(contender.title()));
                Grid.thousand().forEach(cell -> row.add(time(results.middle(contender, cell))));
                table.row(row);
            }
        }
        return table;
    }

    /** With as many mappings as each can be about of a hundred and a thousand. */
    Table politeness() {
        Table table = new Table(List.of(
                "neighbour",
                "",
                "mappings",
                "calls for each",
                "refused with 429",
                "of the neighbour's calls get through"));
        for (int neighbour : Grid.NEIGHBOURS) {
            for (Contender contender : Grid.CONTENDERS) {
                int mappings = contender.most() < 1_000 ? 100 : 1_000;
                Result result = results.middle(contender, usual(mappings, neighbour));
                table.row(List.of(
                        Shown.perSecond(neighbour),
                        contender.title(),
                        Shown.whole(mappings),
                        Shown.hundredths(result.callsPerMapping()),
                        Shown.percent(result.percentThrottled()),
                        neighbour == 0 ? "–" : Shown.percent(result.percentOfTheNeighbour())));
            }
        }
        return table;
    }

    Table whole() {
        Table table = new Table(head("neighbour, others", "deletion"));
        for (int neighbour : Grid.NEIGHBOURS) {
            for (int unrelated : Grid.UNRELATED) {
                for (Duration deletion : Grid.DELETIONS) {
                    table.row(row(
                            Shown.perSecond(neighbour) + ", " + Shown.whole(unrelated),
                            deletion.toSeconds() + " s",
                            mappings -> full(results.middle(
                                    Grid.OURS, new Cell(mappings, deletion, neighbour, unrelated, Cell.NO_LIMIT)))));
                }
            }
        }
        return table;
    }

    Table limited() {
        Table table = new Table(head("CloudFormation", "neighbour"));
        for (int questions : Grid.QUESTIONS) {
            for (int neighbour : Grid.NEIGHBOURS) {
                table.row(row(Shown.perSecond(questions), Shown.perSecond(neighbour), mappings -> {
                    Cell cell = new Cell(mappings, Grid.USUAL_DELETION, neighbour, 0, questions);
                    String time = time(results.middle(Grid.OURS, cell));
                    return cell.questionsBind() ? "**" + time + "**" : time;
                }));
            }
        }
        return table;
    }

    private static Cell usual(int mappings, int neighbour) {
        return new Cell(mappings, Grid.USUAL_DELETION, neighbour, 0, Cell.NO_LIMIT);
    }

    private static List<String> head(String first, String second) {
        return row(first, second, Shown::whole);
    }

    private static List<String> row(String first, String second, IntFunction<String> cell) {
        List<String> row = new ArrayList<>(List.of(first, second));
        Grid.MAPPINGS.forEach(mappings -> row.add(cell.apply(mappings)));
        return row;
    }

    private static String time(Result result) {
        double times = result.seconds() / result.cell().leastSecondsWithQuestions();
        String seconds = Shown.whole(result.seconds()) + " s";
        return result.done()
                ? seconds + " (" + Shown.hundredths(times) + ")"
                : "not done: " + Shown.whole(result.left()) + " left after " + seconds;
    }

    private static String full(Result result) {
        return time(result) + "<br>" + Shown.hundredths(result.callsPerMapping()) + ", "
                + Shown.percent(result.percentThrottled());
    }

    private static String described(Cell cell) {
        return "%s, deletion %d s, neighbour %s, others %s"
                .formatted(
                        Shown.whole(cell.mappings()),
                        cell.deletion().toSeconds(),
                        Shown.perSecond(cell.neighbour()),
                        Shown.whole(cell.unrelated()));
    }
}
