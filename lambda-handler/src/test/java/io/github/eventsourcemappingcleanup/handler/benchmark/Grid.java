package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which contenders run in which cells. */
final class Grid {
    static final Contender OURS = new Ours();
    static final Contender POWERTOOLS = new PowertoolsHandler();
    static final List<Contender> CONTENDERS =
            List.of(OURS, new Terraform(), new AwsNuke(), POWERTOOLS, new ResourcePerMapping());

    static final List<Integer> MAPPINGS = List.of(1, 10, 100, 1_000, 10_000);
    static final List<Duration> DELETIONS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(120));
    static final List<Integer> NEIGHBOURS = List.of(0, 5, 12);
    static final List<Integer> UNRELATED = List.of(0, 3_000);
    static final List<Integer> QUESTIONS = List.of(10, 5);
    /** In between: the others mostly run with it alone, and so do the cells in which CloudFormation has a limit. */
    static final Duration USUAL_DELETION = Duration.ofSeconds(30);

    private Grid() {}

    static List<Cell> cells(Contender contender) {
        if (contender == OURS) {
            return Stream.concat(whole().stream(), limited().stream()).toList();
        }
        return Stream.concat(common().stream(), thousand().stream())
                .distinct()
                .filter(cell -> cell.mappings() <= contender.most())
                .toList();
    }

    /** Of ours alone, without a limit of CloudFormation. */
    static List<Cell> whole() {
        List<Cell> cells = new ArrayList<>();
        for (int neighbour : NEIGHBOURS) {
            for (int unrelated : UNRELATED) {
                for (Duration deletion : DELETIONS) {
                    MAPPINGS.forEach(
                            mappings -> cells.add(new Cell(mappings, deletion, neighbour, unrelated, Cell.NO_LIMIT)));
                }
            }
        }
        return cells;
    }

    /** Of all contenders. */
    static List<Cell> common() {
        return whole().stream()
                .filter(cell -> cell.deletion().equals(USUAL_DELETION) && cell.unrelated() == 0)
                .toList();
    }

    /** Of all contenders that can be about so many. */
    static List<Cell> thousand() {
        return whole().stream()
                .filter(cell -> cell.mappings() == 1_000 && cell.neighbour() == 0)
                .toList();
    }

    /** Of ours alone, with the limits that CloudFormation may have. */
    static List<Cell> limited() {
        return QUESTIONS.stream()
                .flatMap(questions -> common().stream()
                        .map(cell -> new Cell(
                                cell.mappings(), cell.deletion(), cell.neighbour(), cell.unrelated(), questions)))
                .toList();
    }
}
