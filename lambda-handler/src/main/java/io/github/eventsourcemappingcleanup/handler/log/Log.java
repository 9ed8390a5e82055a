package io.github.eventsourcemappingcleanup.handler.log;

import io.github.eventsourcemappingcleanup.handler.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes JSON lines: the fields that every line of a run carries, the level, the event, and the event's own fields. */
public final class Log {
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

    public void info(String event, Map<String, ? extends @Nullable Object> fields) {
        write("INFO", event, fields);
    }

    public void warn(String event, Map<String, ? extends @Nullable Object> fields) {
        write("WARN", event, fields);
    }

    public void error(String event, Map<String, ? extends @Nullable Object> fields) {
        write("ERROR", event, fields);
    }

    private void write(String level, String event, Map<String, ? extends @Nullable Object> fields) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("level", level);
        line.put("event", event);
        line.putAll(fields);
        line.putAll(common);
        sink.accept(Json.text(line) + "\n");
    }
}
