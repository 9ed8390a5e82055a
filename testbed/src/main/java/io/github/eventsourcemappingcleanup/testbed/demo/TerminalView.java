package io.github.eventsourcemappingcleanup.testbed.demo;

import static org.jline.utils.AttributedStyle.DEFAULT;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;

/** A line for each mapping that changes in place. */
final class TerminalView implements View {
    private final Terminal terminal;
    private final Display display;
    private boolean settled = true;
    private boolean closed;

    private TerminalView(Terminal terminal) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        display.resize(terminal);
    }

    /**
     * By its streams and its size alone: to ask and set more, JLine would start processes all the time, which Ctrl-C ends too.
     *
     * @param size as {@code stty size} tells it: rows and columns
     */
    static TerminalView of(String size) throws IOException {
        int[] sides = Arrays.stream(size.split(" ")).mapToInt(Integer::parseInt).toArray();
        return new TerminalView(TerminalBuilder.builder()
                .streams(InputStream.nullInputStream(), System.out)
                .type(System.getenv("TERM"))
                // A terminal that doesn't know its size says zero.
                .size(sides[1] > 0 ? Size.of(sides[1], sides[0]) : Size.of(80, 24))
                .build());
    }

    @Override
    public synchronized void say(String line) {
        if (!closed) {
            terminal.writer().println(line);
            terminal.flush();
        }
    }

    @Override
    public synchronized void show(List<DemoMapping> mappings, String doing, Instant start, Instant now) {
        if (closed) {
            return;
        }
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new AttributedString(doing + "  " + View.seconds(start, now)));
        mappings.forEach(mapping -> lines.add(new AttributedStringBuilder()
                .append("  " + mapping.columns())
                .styled(style(mapping), "%-10s %7s".formatted(mapping.state(), View.seconds(mapping.since(), now)))
                .toAttributedString()));
        // What has scrolled away can't be changed in place.
        lines.subList(Math.min(lines.size(), display.getRows() - 1), lines.size())
                .clear();
        lines.replaceAll(line -> line.columnSubSequence(0, display.getColumns() - 1));
        AttributedString last = lines.get(lines.size() - 1);
        display.update(lines, Size.of(terminal).cursorPos(lines.size() - 1, last.columnLength()));
        terminal.flush();
        settled = false;
    }

    @Override
    public synchronized void settle() {
        say("");
        display.reset();
        settled = true;
    }

    @Override
    public synchronized void close() {
        if (!settled) {
            settle();
        }
        closed = true;
        try {
            terminal.close();
        } catch (IOException e) {
            // The terminal is gone: nobody is there to be told.
        }
    }

    private static AttributedStyle style(DemoMapping mapping) {
        return switch (mapping.state()) {
            case DemoMapping.ENABLED -> DEFAULT.foreground(AttributedStyle.GREEN);
            case DemoMapping.DELETING -> DEFAULT.foreground(AttributedStyle.YELLOW);
            case DemoMapping.GONE -> DEFAULT.faint();
            default -> DEFAULT;
        };
    }
}
