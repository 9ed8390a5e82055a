package io.github.eventsourcemappingcleanup.testbed.demo;

import static org.jline.utils.AttributedStyle.DEFAULT;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/** A line for each mapping that changes in place. */
final class TerminalView implements View {
    private final Terminal terminal;
    private final Display display;
    private @Nullable Size size;
    private boolean closed;

    private TerminalView(Terminal terminal) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
    }

    static TerminalView open() throws IOException {
        // By stty alone: no native library, no question to the terminal.
        return new TerminalView(TerminalBuilder.builder()
                .system(true)
                .provider("exec")
                .nativeSignals(false)
                .graphemeCluster(false)
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
    public synchronized void show(List<Sighting> mappings, String doing, Duration took, Instant now) {
        if (closed) {
            return;
        }
        Size room = size == null ? size() : size;
        size = room;
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new AttributedString(doing + "  " + Words.seconds(took)));
        mappings.forEach(seen -> lines.add(new AttributedStringBuilder()
                .append("  " + Words.of(seen.mapping()))
                .styled(style(seen), Words.since(seen, now))
                .toAttributedString()));
        lines.replaceAll(line -> line.columnSubSequence(0, room.getColumns() - 1));
        AttributedString last = lines.get(lines.size() - 1);
        display.resize(room);
        display.update(lines, room.cursorPos(lines.size() - 1, last.columnLength()));
        terminal.flush();
    }

    @Override
    public synchronized void settle() {
        say("");
        display.reset();
        size = null;
    }

    @Override
    public synchronized void close() {
        if (size != null) {
            settle();
        }
        closed = true;
        try {
            terminal.close();
        } catch (IOException e) {
            // It puts back settings that were never changed; at Ctrl-C its stty may be ended too.
        }
    }

    /** Asked for once a command, since each time costs a process. A terminal that doesn't know its size says zero. */
    private Size size() {
        Size told = Size.of(terminal);
        return told.getColumns() > 0 ? told : Size.of(80, 24);
    }

    private static AttributedStyle style(Sighting seen) {
        return switch (seen.state()) {
            case "Enabled" -> DEFAULT.foreground(AttributedStyle.GREEN);
            case Sighting.DELETING -> DEFAULT.foreground(AttributedStyle.YELLOW);
            case Sighting.GONE -> DEFAULT.faint();
            default -> DEFAULT;
        };
    }
}
