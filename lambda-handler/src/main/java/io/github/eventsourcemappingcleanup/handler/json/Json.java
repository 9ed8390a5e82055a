package io.github.eventsourcemappingcleanup.handler.json;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * JSON objects, read and written. They are read by the parser that the SDK needs for itself, since another one would cost
 * the start of a run as much as a call to AWS. It is an API for the SDK's modules, which may be older than it is: it stays
 * as it is (SDK documentation, "SdkProtectedApi").
 */
public final class Json {
    private Json() {}

    /**
     * Objects become maps, arrays lists, strings texts, null is null. Anything else only has a text form, {@code toString()},
     * and is written as it was read.
     *
     * @return empty if it is anything but an object
     */
    public static Optional<Map<?, ?>> object(byte[] json) {
        try {
            return plain(JsonNode.parser().parse(json)) instanceof Map<?, ?> object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** In one line. */
    public static String text(Map<String, ? extends @Nullable Object> object) {
        StringBuilder text = new StringBuilder();
        write(text, object);
        return text.toString();
    }

    public static byte[] bytes(Map<String, ? extends @Nullable Object> object) {
        return text(object).getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object plain(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return node.asString();
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.asArray().forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            node.asObject().forEach((name, field) -> fields.put(name, plain(field)));
            return fields;
        }
        return node;
    }

    private static void write(StringBuilder to, @Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            writeFields(to, fields);
        } else if (value instanceof Collection<?> items) {
            writeItems(to, items);
        } else if (value == null || value instanceof Number || value instanceof Boolean || value instanceof JsonNode) {
            to.append(value);
        } else {
            writeString(to, value.toString());
        }
    }

    private static void writeFields(StringBuilder to, Map<?, ?> fields) {
        String separator = "{";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            to.append(separator);
            writeString(to, String.valueOf(field.getKey()));
            to.append(':');
            write(to, field.getValue());
            separator = ",";
        }
        to.append(fields.isEmpty() ? "{}" : "}");
    }

    private static void writeItems(StringBuilder to, Collection<?> items) {
        String separator = "[";
        for (Object item : items) {
            to.append(separator);
            write(to, item);
            separator = ",";
        }
        to.append(items.isEmpty() ? "[]" : "]");
    }

    private static void writeString(StringBuilder to, String text) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> to.append('\\').append(next);
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (next < ' ') {
                        to.append("\\u00")
                                .append(Character.forDigit(next >> 4, 16))
                                .append(Character.forDigit(next & 15, 16));
                    } else {
                        to.append(next);
                    }
                }
            }
        }
        to.append('"');
    }
}
