package io.github.eventsourcemappingcleanup.testbed.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Appends a line whenever something changes, for output that is no terminal. */
final class PlainView implements View {
    private final PrintStream out;
    private final Map<String, String> shown = new HashMap<>();
    private String lastDoing = "";
    private boolean closed;

    PlainView(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String line) {
        if (!closed) {
            out.println(line);
        }
    }

    @Override
    public synchronized void show(List<Sighting> mappings, String doing, Duration took, Instant now) {
        if (!doing.equals(lastDoing)) {
            say(doing);
            lastDoing = doing;
        }
        mappings.stream()
                .filter(seen -> !seen.state().equals(shown.put(seen.mapping().uuid(), seen.state())))
                .forEach(seen ->
                        say("  %7s  %s%s".formatted(Words.seconds(took), Words.of(seen.mapping()), seen.state())));
    }

    @Override
    public void settle() {}

    @Override
    public synchronized void close() {
        closed = true;
    }
}
