package io.github.eventsourcemappingcleanup.handler.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of docs/dev/performance.md, each table between two comments that name it. */
record PerformanceTables(List<Race.Result> results) {

    /** @param page with all the tables, old ones or none between their comments */
    String writtenInto(String page) {
        String withGoals = written("goals", goals(), page);
        String withTimes = written("times", table(PerformanceTables::time), withGoals);
        return written("calls", table(PerformanceTables::calls), withTimes);
    }

    private static String written(String name, String table, String page) {
        Pattern place =
                Pattern.compile("(?<=<!-- " + name + " -->\n).*?(?=<!-- end of " + name + " -->)", Pattern.DOTALL);
        Matcher found = place.matcher(page);
        if (!found.find()) {
            throw new IllegalArgumentException("the page has no place for the " + name);
        }
        return found.replaceFirst(Matcher.quoteReplacement("\n" + table + "\n"));
    }

    private String goals() {
        List<Race.Result> ours = results.stream()
                .filter(result -> result.contender().equals(Benchmark.OURS.title()))
                .toList();
        StringBuilder table = new StringBuilder();
        row(table, List.of("goal", "at most", "worst", "where", "races that keep to it"));
        row(table, Collections.nCopies(5, "---"));
        for (Goal goal : Goal.ALL) {
            Goal.Verdict verdict = goal.judge(ours);
            row(
                    table,
                    List.of(
                            goal.what(),
                            goal.limit(),
                            verdict.isMet() ? verdict.worstFigure() : "**" + verdict.worstFigure() + "**",
                            verdict.worst().cell().toString(),
                            verdict.met() + " of " + verdict.races()));
        }
        return table.toString();
    }

    private String table(Function<Race.Result, String> shown) {
        StringBuilder table = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("others", ""));
        Benchmark.MAPPINGS.forEach(mappings -> head.add("%,d".formatted(mappings)));
        row(table, head);
        row(table, Collections.nCopies(head.size(), "---"));
        for (int others : Benchmark.OTHERS_A_SECOND) {
            for (Contender contender : Benchmark.CONTENDERS) {
                List<String> row = new ArrayList<>(List.of(others == 0 ? "none" : others + "/s", contender.title()));
                Benchmark.MAPPINGS.forEach(mappings -> row.add(
                        mappings > contender.most()
                                ? "–"
                                : shown.apply(middle(contender, Benchmark.usual(mappings, others)))));
                row(table, row);
            }
        }
        return table.toString();
    }

    /** The one that is neither among the slower nor among the faster ones. */
    private Race.Result middle(Contender contender, Cell cell) {
        return results.stream()
                .filter(result -> result.contender().equals(contender.title()))
                .filter(result -> result.cell().equals(cell))
                .sorted(Comparator.comparingDouble(Race.Result::seconds))
                .toList()
                .get(Benchmark.SEEDS / 2);
    }

    private static String time(Race.Result result) {
        return result.done()
                ? String.format(Locale.ROOT, "%,.0f s (%.2f)", result.seconds(), result.timesTheLeast())
                : String.format(Locale.ROOT, "not done: %,d left after %,.0f s", result.left(), result.seconds());
    }

    private static String calls(Race.Result result) {
        String refused =
                String.format(Locale.ROOT, "%.2f, %.1f %%", result.callsPerMapping(), result.percentThrottled());
        return result.cell().others() == 0
                ? refused + ", –"
                : String.format(Locale.ROOT, "%s, %.1f %%", refused, result.percentOfOthersThrottled());
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append(cells.stream().collect(joining(" | ", "| ", " |\n")));
    }
}
