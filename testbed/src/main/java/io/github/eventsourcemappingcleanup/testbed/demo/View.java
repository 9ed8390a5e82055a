package io.github.eventsourcemappingcleanup.testbed.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a person follows the demo. After its end it says nothing more. */
sealed interface View extends AutoCloseable permits View.Plain, TerminalView {
    /** A line that stays. */
    void say(String line);

    /**
     * The mappings as they are now, in place of what was shown before.
     *
     * @param doing what is being waited for
     * @param start since when
     */
    void show(List<DemoMapping> mappings, String doing, Instant start, Instant now);

    /** What is shown stays as it is. */
    void settle();

    @Override
    void close();

    static String seconds(Instant start, Instant end) {
        return String.format(Locale.ROOT, "%.1f s", Duration.between(start, end).toMillis() / 1000.0);
    }

    /** Appends a line whenever something changes, for output that is no terminal. */
    final class Plain implements View {
        private final PrintStream out;
        private final Map<String, String> shown = new HashMap<>();
        private String lastDoing = "";
        private boolean closed;

        Plain(PrintStream out) {
            this.out = out;
        }

        @Override
        public synchronized void say(String line) {
            if (!closed) {
                out.println(line);
            }
        }

        @Override
        public synchronized void show(List<DemoMapping> mappings, String doing, Instant start, Instant now) {
            if (!doing.equals(lastDoing)) {
                say(doing);
                lastDoing = doing;
            }
            for (DemoMapping mapping : mappings) {
                if (!mapping.state().equals(shown.put(mapping.uuid(), mapping.state()))) {
                    say("  %7s  %s%s".formatted(seconds(start, now), mapping.columns(), mapping.state()));
                }
            }
        }

        @Override
        public void settle() {}

        @Override
        public synchronized void close() {
            closed = true;
        }
    }
}
