package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs all races and writes the page and its charts. */
final class Benchmark {
    private Benchmark() {}

    /** The folder that they are written to. */
    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        Results results = Results.ofTheWholeGrid();
        Charts charts = new Charts(results);
        Files.writeString(docs.resolve("performance.md"), new PerformancePage(new Tables(results)).text());
        Files.writeString(docs.resolve("performance-time.svg"), charts.time().svg());
        Files.writeString(docs.resolve("performance-calls.svg"), charts.calls().svg());
    }
}
