package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The shortest JSON that a resolved value can become at the deployment: a reference is replaced by the shortest value that
 * it can have, and by nothing if that isn't known.
 *
 * @param values the shortest values of what Ref and Fn::GetAtt refer to, by logical id or the name of the pseudo parameter
 */
record ShortestJson(Map<String, String> values) {

    String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return reference(map).map(ShortestJson::quoted).orElseGet(() -> object(map));
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(this::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private String object(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Not escaped: that could only add characters. */
    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private Optional<String> reference(Map<?, ?> map) {
        if (map.get("Fn::Join") instanceof List<?> join && join.get(1) instanceof Collection<?> parts) {
            return Optional.of(parts.stream().map(this::text).collect(Collectors.joining(String.valueOf(join.get(0)))));
        } else if (map.get("Fn::GetAtt") instanceof List<?> attribute && "Arn".equals(attribute.get(1))) {
            return Optional.of(valueOf(attribute.get(0)));
        } else if (map.containsKey("Ref")) {
            return Optional.of(valueOf(map.get("Ref")));
        }
        boolean isUnknown = map.size() == 1
                && String.valueOf(map.keySet().iterator().next()).startsWith("Fn::");
        return isUnknown ? Optional.of("") : Optional.empty();
    }

    private String text(Object part) {
        return part instanceof Map<?, ?> map ? reference(map).orElse("") : String.valueOf(part);
    }

    private String valueOf(Object reference) {
        return values.getOrDefault(String.valueOf(reference), "");
    }
}
