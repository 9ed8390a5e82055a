package io.github.eventsourcemappingcleanup.handler.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** docs/dev/performance.md: how the races were run, and the figures. */
record PerformancePage(List<Result> results) {
    String text() {
        return """
                # Performance

                How long a teardown takes where the quota rules: the Lambda control plane gives the whole account 15 requests a second. All
                figures are computed in simulated time, from %1$d seeds, by the benchmark (the command is in
                [CONTRIBUTING.md](../../CONTRIBUTING.md)), which writes this page; nothing here was measured on AWS. The handler's code is the
                real one, whole, from the Delete event to the answer, and so are the SDK's clients.

                The simulated account: a token bucket of 15 requests a second with room for 15, over all operations of Lambda's control plane;
                50 to 100 ms for a call there and back; pages of 100; mappings that are all at rest, and each gone at a fixed time after its
                Delete; 429 with a Retry-After of one second. *Others* send their calls evenly and do not try again. *Unrelated* mappings are
                not selected. Tables show the race that is in the middle of the %1$d by time; goals are judged by all.

                The *least* time is what the quota and the deletion leave to anyone: one Delete for each mapping and one scan of the list
                before and after, at the rate that the others leave, and then one deletion. A time may be below it: the bucket's first 15
                requests come on top, and who is not polite takes from the others.

                ## The goals

                For this cleanup, with deletions of 2, 30 and 120 s, none and 3,000 unrelated mappings, and others that send none, 5 and 12
                requests a second. Times are times the least. Left out is what nobody could reach: where the least time is more than the 14
                minutes that a cleanup has, and where the least number of calls is above the goal.

                %2$s
                ## Times

                A deletion takes 30 s, and there are no unrelated mappings. The other ways are written from their public descriptions, which
                the benchmark's classes name:

                - **Terraform**: ten side by side, each a Delete and then a Get until it is gone.
                - **aws-nuke**: one Delete after the other, and then a new list every 5 s.
                - **powertools handler**: a custom resource on powertools-cloudformation, written with care: lists with the API's filter by
                  function (so it would not see an alias's mappings), deletes one after the other, asks for each every 5 s. What Lambda ends
                  after 15 minutes, Lambda runs again a minute later.
                - **resource per mapping**: a custom resource for each, all at the same time; a stack holds 500 of them at the most.

                Terraform and the resource per mapping know their mappings and need no list. All four leave it to their SDK to try again. None
                of them asks whether a stack declares a mapping; this cleanup does, with one call to CloudFormation for each. Left out are the
                starts of functions and tools, and the refresh that a destroy of Terraform's begins with.

                By the number of mappings, the time and, in brackets, times the least. *Not done*: ended otherwise. This cleanup ends after 14
                minutes with FAILED, and the next teardown continues from there; the resource per mapping fails for those whose SDK has tried
                four times.

                %3$s
                ## Calls

                By the number of mappings: calls to Lambda for each, the part of them that was refused with 429, and the part of the others'
                calls that was refused.

                %4$s
                %5$s""".formatted(
                Benchmark.SEEDS, goals(), table(PerformancePage::time), table(PerformancePage::calls), MEASURED);
    }

    /** The last figures of a comparison in real time, which is not part of the benchmark any more. */
    private static final String MEASURED = """
            ## Start, size and memory

            Measured last on 2026-11-27, at commit 958e3bd, on 2 cores (amd64) with JDK 25.0.3, in turn with a handler on
            powertools-cloudformation 2.9.0, which is in brackets; both under Lambda's Java runtime client, with the settings that Lambda
            gives a JVM for a function of 512 MB, and a server on the same machine that answers 50 to 100 ms late. From the start of the JVM
            to the answer of a Delete that finds nothing: 0.77 s (0.98 s). The package: 6,991,912 bytes (10,279,298). Memory with nothing to
            delete: 121 MB (161 MB); with 10,000 mappings and a function of 256 MB: 149 MB. From the event to the answer, with 600 mappings
            whose deletion takes 2 s: 45.0 s (93.7 s).
            """;

    private String goals() {
        List<Result> ours = results.stream()
                .filter(result -> result.contender().equals(Grid.OURS.title()))
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

    private String table(Function<Result, String> shown) {
        StringBuilder table = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("others", ""));
        Grid.MAPPINGS.forEach(mappings -> head.add("%,d".formatted(mappings)));
        row(table, head);
        row(table, Collections.nCopies(head.size(), "---"));
        for (int others : Grid.OTHERS_A_SECOND) {
            for (Contender contender : Grid.CONTENDERS) {
                List<String> row = new ArrayList<>(List.of(others == 0 ? "none" : others + "/s", contender.title()));
                Grid.MAPPINGS.forEach(mappings -> row.add(
                        mappings > contender.most()
                                ? "–"
                                : shown.apply(middle(contender, Grid.usual(mappings, others)))));
                row(table, row);
            }
        }
        return table.toString();
    }

    /** The one that is neither among the slower nor among the faster ones. */
    private Result middle(Contender contender, Cell cell) {
        return results.stream()
                .filter(result -> result.contender().equals(contender.title()))
                .filter(result -> result.cell().equals(cell))
                .sorted(Comparator.comparingDouble(Result::seconds))
                .toList()
                .get(Benchmark.SEEDS / 2);
    }

    private static String time(Result result) {
        return result.done()
                ? String.format(Locale.ROOT, "%,.0f s (%.2f)", result.seconds(), result.timesTheLeast())
                : String.format(Locale.ROOT, "not done: %,d left after %,.0f s", result.left(), result.seconds());
    }

    private static String calls(Result result) {
        return String.format(
                Locale.ROOT,
                "%.2f, %.1f %%, %s",
                result.callsPerMapping(),
                result.percentThrottled(),
                result.cell().others() == 0
                        ? "–"
                        : String.format(Locale.ROOT, "%.1f %%", result.percentOfOthersThrottled()));
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append(cells.stream().collect(joining(" | ", "| ", " |\n")));
    }
}
