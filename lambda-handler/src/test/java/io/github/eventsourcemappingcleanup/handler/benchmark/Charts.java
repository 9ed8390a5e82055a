package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is drawn of the races: all contenders, alone, with the usual deletion. */
record Charts(Results results) {
    Chart time() {
        return chart("Times the least possible, alone", Result::timesTheLeast, cell -> 1);
    }

    Chart calls() {
        return chart(
                "Calls to Lambda for each mapping, alone",
                Result::callsPerMapping,
                cell -> (double) cell.leastCalls() / cell.mappings());
    }

    private Chart chart(String title, ToDoubleFunction<Result> figure, ToDoubleFunction<Cell> least) {
        List<Chart.Series> series = new ArrayList<>();
        for (Contender contender : Grid.CONTENDERS) {
            series.add(new Chart.Series(
                    contender.title(),
                    cells().stream()
                            .filter(cell -> cell.mappings() <= contender.most())
                            .map(cell -> results.middle(contender, cell))
                            .map(result -> new Chart.Point(
                                    result.cell().mappings(), figure.applyAsDouble(result), result.done()))
                            .toList()));
        }
        series.add(new Chart.Series(
                "the least possible",
                cells().stream()
                        .map(cell -> new Chart.Point(cell.mappings(), least.applyAsDouble(cell), true))
                        .toList()));
        return new Chart(title, series);
    }

    private static List<Cell> cells() {
        return Grid.common().stream().filter(cell -> cell.neighbour() == 0).toList();
    }
}
