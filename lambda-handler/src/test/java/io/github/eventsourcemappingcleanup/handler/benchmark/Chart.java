package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines over the number of mappings, both axes logarithmic, as SVG for light and dark. */
record Chart(String title, List<Series> series) {
    private static final int LEFT = 60;
    private static final int RIGHT = 560;
    private static final int TOP = 60;
    private static final int BOTTOM = 370;
    private static final int TEXT = RIGHT + 26;
    private static final int LINE_OF_TEXT = 17;
    private static final List<Double> VALUES = List.of(0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);

    /** @param done or marked by a cross */
    record Point(int mappings, double value, boolean done) {
        int x() {
            return Chart.x(mappings);
        }

        int y() {
            return Chart.y(value);
        }
    }

    /** One contender; the last one of a chart is the measure of all. */
    record Series(String title, List<Point> points) {
        Point end() {
            return points.get(points.size() - 1);
        }
    }

    Chart {
        series = List.copyOf(series);
    }

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 420" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13">
                  <title id="t">%1$s</title>
                  <desc id="d">%2$s</desc>
                  <style>
                    .bg { fill: #ffffff; } .ink { fill: #1f2328; } .soft { fill: #59636e; } .grid { stroke: #d8dee4; }
                    .c0 { stroke: #0969da; } .c1 { stroke: #8250df; } .c2 { stroke: #1a7f37; } .c3 { stroke: #bc4c00; } .c4 { stroke: #bf3989; } .c5 { stroke: #59636e; }
                    @media (prefers-color-scheme: dark) {
                      .bg { fill: #0d1117; } .ink { fill: #e6edf3; } .soft { fill: #9da7b3; } .grid { stroke: #30363d; }
                      .c0 { stroke: #58a6ff; } .c1 { stroke: #bc8cff; } .c2 { stroke: #3fb950; } .c3 { stroke: #f0883e; } .c4 { stroke: #f778ba; } .c5 { stroke: #9da7b3; }
                    }
                    .line { fill: none; stroke-width: 2; } .c0.line { stroke-width: 3.5; } .c5.line { stroke-dasharray: 5 5; }
                    .mark { stroke-width: 2.5; } .lead { fill: none; stroke-width: 1; }
                  </style>
                  <rect class="bg" width="740" height="420" rx="8"/>
                  <text class="ink" x="20" y="30" font-weight="600">%1$s</text>
                %3$s%4$s%5$s</svg>
                """.formatted(title, description(), grid(), lines(), labels());
    }

    private String description() {
        return series.stream()
                .map(one -> one.title() + ": "
                        + one.points().stream()
                                .map(point -> Shown.whole(point.mappings()) + " mappings "
                                        + Shown.hundredths(point.value()) + (point.done() ? "" : ", not done"))
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(". "));
    }

    private static String grid() {
        StringBuilder grid = new StringBuilder();
        for (int mappings : Grid.MAPPINGS) {
            grid.append("""
                      <path class="grid" d="M%1$d %2$d V%3$d"/>
                      <text class="soft" x="%1$d" y="%4$d" text-anchor="middle">%5$s</text>
                    """.formatted(x(mappings), TOP, BOTTOM, BOTTOM + 20, Shown.whole(mappings)));
        }
        for (double value : VALUES) {
            String shown = value < 1 ? String.valueOf(value) : Shown.whole(value);
            grid.append("""
                      <path class="grid" d="M%d %d H%d"/>
                      <text class="soft" x="%d" y="%d" text-anchor="end">%s</text>
                    """.formatted(LEFT, y(value), RIGHT, LEFT - 8, y(value) + 4, shown));
        }
        return grid.append("""
                      <text class="soft" x="%d" y="%d" text-anchor="middle">mappings</text>
                      <text class="soft" x="%d" y="%d">✕ not done</text>
                    """.formatted((LEFT + RIGHT) / 2, BOTTOM + 40, TEXT, BOTTOM + 40))
                .toString();
    }

    private String lines() {
        return IntStream.range(0, series.size())
                .mapToObj(i -> line(i, series.get(i).points()))
                .collect(Collectors.joining());
    }

    private static String line(int i, List<Point> points) {
        String path = points.stream().map(point -> point.x() + " " + point.y()).collect(Collectors.joining(" L"));
        return points.stream()
                .map(point -> point.done()
                        ? "  <circle class=\"c%d mark bg\" cx=\"%d\" cy=\"%d\" r=\"3.5\"/>\n"
                                .formatted(i, point.x(), point.y())
                        : "  <path class=\"c%d mark\" d=\"M%d %d m-6 -6 l12 12 m0 -12 l-12 12\"/>\n"
                                .formatted(i, point.x(), point.y()))
                .collect(Collectors.joining("", "  <path class=\"c%d line\" d=\"M%s\"/>\n".formatted(i, path), ""));
    }

    /** At the lines' ends, from top to bottom, each at least a line of text below the one before. */
    private String labels() {
        List<Series> fromTheTop = series.stream()
                .sorted(Comparator.comparingDouble(one -> one.end().y()))
                .toList();
        StringBuilder labels = new StringBuilder();
        int free = TOP;
        for (Series one : fromTheTop) {
            int at = Math.max(free, one.end().y());
            labels.append("""
                      <path class="c%d lead" d="M%d %d L%d %d"/>
                      <text class="ink" x="%d" y="%d">%s</text>
                    """.formatted(
                    series.indexOf(one), one.end().x() + 8, one.end().y(), TEXT - 4, at, TEXT, at + 4, one.title()));
            free = at + LINE_OF_TEXT;
        }
        return labels.toString();
    }

    private static int x(int mappings) {
        int most = Grid.MAPPINGS.get(Grid.MAPPINGS.size() - 1);
        return (int) Math.round(LEFT + 15 + (RIGHT - LEFT - 30) * Math.log(mappings) / Math.log(most));
    }

    private static int y(double value) {
        double least = VALUES.get(0);
        double most = VALUES.get(VALUES.size() - 1);
        return (int) Math.round(BOTTOM - (BOTTOM - TOP) * Math.log(value / least) / Math.log(most / least));
    }
}
