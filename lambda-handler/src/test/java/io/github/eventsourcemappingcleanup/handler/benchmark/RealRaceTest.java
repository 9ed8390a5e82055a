package io.github.eventsourcemappingcleanup.handler.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealRaceTest {
    private static final Cell SMALL = new Cell(3, Duration.ofMillis(200), 0, 0, Cell.NO_LIMIT);
    private static final Packaged OURS = Packaged.ours(Path.of(System.getProperty("handler.package")), Ours.TIMEOUT);

    @Test
    void aPackage_removesItsMappings_andIsCountedFromTheEventToTheAnswer() {
        RealResult measured = RealRace.run(OURS, SMALL, RealResults.MEMORY);

        assertThat(measured.result().done()).isTrue();
        assertThat(measured.result().calls()).isGreaterThanOrEqualTo(SMALL.leastCalls());
        assertThat(measured.result().questions()).isGreaterThanOrEqualTo(SMALL.mappings());
        assertThat(measured.seconds()).isPositive();
        assertThat(measured.secondsWithStart()).isGreaterThan(measured.seconds());
        assertThat(measured.megabytes()).isPositive();
        assertThat(OURS.jars()).isPositive();
    }

    @Test
    void theMiddleAndTheSpread_doNotDependOnTheOrder() {
        assertThat(Spread.of(DoubleStream.of(3, 1, 2))).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(DoubleStream.of(3, 1, 2))).hasToString("2.00 s (1.00 to 3.00)");
        assertThat(Spread.of(DoubleStream.of(2))).hasToString("2.00 s");
    }

    @Test
    void theStart_isComparedByTheMiddleOfEach() {
        List<RealResult> starts = new ArrayList<>();
        DoubleStream.of(1, 2, 9).forEach(seconds -> {
            starts.add(measured(Grid.OURS, RealResults.NOTHING, seconds, 100));
            starts.add(measured(Grid.POWERTOOLS, RealResults.NOTHING, 2 * seconds, 100));
        });

        RealResults results = new RealResults(starts, List.of(), crowd(100, 60));

        assertThat(results.start(Grid.OURS)).isEqualTo(new Spread(2, 3, 10));
        assertThat(results.startRatio()).isEqualTo(3.0 / 5);
    }

    @Test
    void aCrowd_isHeldOnlyIfTheJvmWasAtWorkToTheEnd_inTheMemoryThatItHad() {
        double toTheEnd = RealResults.CROWD_TIMEOUT.toSeconds() - 1;

        assertThat(new RealResults(List.of(), List.of(), crowd(256, toTheEnd)).crowdIsHeld())
                .isTrue();
        assertThat(new RealResults(List.of(), List.of(), crowd(257, toTheEnd)).crowdIsHeld())
                .isFalse();
        assertThat(new RealResults(List.of(), List.of(), crowd(200, 20)).crowdIsHeld())
                .isFalse();
    }

    @Test
    void thePage_saysOfEachGoalWhetherItIsReached() {
        List<RealResult> starts = List.of(
                measured(Grid.OURS, RealResults.NOTHING, 1, 100),
                measured(Grid.POWERTOOLS, RealResults.NOTHING, 3, 100));
        List<RealResult> races = RealResults.CELLS.stream()
                .flatMap(cell -> Stream.of(Grid.OURS, Grid.POWERTOOLS)
                        .map(contender -> measured(contender, cell, 1.25 * cell.leastSeconds(), 100)))
                .toList();
        RealResults results = new RealResults(starts, races, crowd(300, 119));

        String page = new MeasuredPage(new RealTables(results, OURS, OURS), LocalDate.EPOCH, "a machine").text();

        assertThat(page)
                .contains("Measured on 1970-01-01: a machine.")
                .contains("| 0.80 | 0.50 | reached |")
                .contains("| 256 MB | 300 MB | **missed** |")
                .contains("| time at 100 mappings | 1.20 | 1.25, the worst of 4 | **missed** |")
                .contains("| time at 1 mapping | 1.30 | 1.25, the worst of 4 | reached |");
    }

    private static RealResult crowd(int megabytes, double seconds) {
        return measured(Grid.OURS, RealResults.CROWD, seconds, megabytes);
    }

    /** With a second for the start. */
    private static RealResult measured(Contender contender, Cell cell, double seconds, int megabytes) {
        return new RealResult(new Result(cell, contender.title(), 0, seconds, 1, 0, 0, 0, 0, 0, 0), 1, megabytes);
    }
}
