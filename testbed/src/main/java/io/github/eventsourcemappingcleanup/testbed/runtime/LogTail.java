package io.github.eventsourcemappingcleanup.testbed.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a JVM printed, line by line. It prints to a file: what it printed before it answered is there when the answer
 * is, which a pipe and its reader could not promise.
 */
final class LogTail implements AutoCloseable {
    private final InputStream file;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean closed;

    LogTail(Path file, Consumer<String> lines) throws IOException {
        this.file = Files.newInputStream(file);
        this.lines = lines;
    }

    /** Passes on the lines that are complete. */
    synchronized void read() {
        if (closed) {
            return;
        }
        try {
            for (byte next : file.readAllBytes()) {
                if (next == '\n') {
                    endLine();
                } else {
                    unfinished.write(next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes on the last line too, if nothing ended it: the runtime's own logger ends no lines. */
    synchronized void readToTheEnd() {
        read();
        if (unfinished.size() > 0) {
            endLine();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        readToTheEnd();
        closed = true;
        file.close();
    }

    private void endLine() {
        lines.accept(unfinished.toString(UTF_8));
        unfinished.reset();
    }
}
