package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Measures both packages in real time, one after the other, and writes the page. */
final class Measured {
    private Measured() {}

    /** The folder that it is written to, our package, and that of the powertools handler. */
    public static void main(String[] arguments) throws IOException {
        Packaged ours = Packaged.ours(Path.of(arguments[1]), Ours.TIMEOUT);
        Packaged theirs = Packaged.powertools(Path.of(arguments[2]));
        String machine = machine();
        RealResults results = RealResults.measured(ours, theirs, System.out::println);
        Files.writeString(
                Path.of(arguments[0], "performance-measured.md"),
                new MeasuredPage(new RealTables(results, ours, theirs), LocalDate.now(ZoneOffset.UTC), machine).text());
    }

    /** With its load before it begins: what else runs is in the figures. */
    private static String machine() {
        return "%d cores (%s), JDK %s, load %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        Shown.hundredths(
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }
}
