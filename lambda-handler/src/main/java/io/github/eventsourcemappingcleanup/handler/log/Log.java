package io.github.eventsourcemappingcleanup.handler.log;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes JSON lines: the level, the event, the event's own fields, and the fields that every line of a run carries. Texts that are
 * empty are left out.
 */
public final class Log {
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final Consumer<String> sink;
    private final Map<String, String> common;

    public Log(Consumer<String> sink, Map<String, String> common) {
        this.sink = sink;
        this.common = new LinkedHashMap<>(common);
    }

    /** The same log with more fields on every line. */
    public Log with(Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(common);
        fields.putAll(more);
        return new Log(sink, fields);
    }

    public void info(String event, Map<String, ?> fields) {
        write("INFO", event, fields);
    }

    public void warn(String event, Map<String, ?> fields) {
        write("WARN", event, fields);
    }

    public void error(String event, Map<String, ?> fields) {
        write("ERROR", event, fields);
    }

    private void write(String level, String event, Map<String, ?> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("level", level);
        line.put("event", event);
        line.putAll(fields);
        line.putAll(common);
        line.values().removeIf(""::equals);
        try {
            sink.accept(WITH_NULLS.asString(line) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
