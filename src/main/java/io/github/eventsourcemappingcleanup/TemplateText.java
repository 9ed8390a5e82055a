package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value of a template as Fn::Sub would write it, {@code /aws/lambda/${Worker}}: so it is the same text whether the template
 * has Ref, Fn::GetAtt, Fn::Join or Fn::Sub.
 */
record TemplateText(String text) {

    /** @param resolved as {@code Stack.resolve} gives it */
    static TemplateText of(Object resolved) {
        return new TemplateText(write(resolved));
    }

    static List<TemplateText> allOf(List<?> resolved) {
        return resolved.stream().map(TemplateText::of).toList();
    }

    boolean refersTo(String logicalId) {
        return text.contains("${" + logicalId + "}") || text.contains("${" + logicalId + ".");
    }

    boolean contains(TemplateText other) {
        return text.contains(other.text);
    }

    TemplateText afterLast(char separator) {
        return new TemplateText(text.substring(text.lastIndexOf(separator) + 1));
    }

    private static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> write(String.valueOf(entry.getKey()), entry.getValue()))
                    .collect(Collectors.joining(","));
        }
        return value instanceof Collection<?> list
                ? list.stream().map(TemplateText::write).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static String write(String name, Object argument) {
        List<?> list = argument instanceof List<?> several ? several : List.of();
        return switch (name) {
            case "Ref" -> "${" + argument + "}";
            case "Fn::GetAtt" -> list.isEmpty() ? "${" + argument + "}" : "${" + list.get(0) + "." + list.get(1) + "}";
            case "Fn::Sub" -> list.isEmpty() ? String.valueOf(argument) : substituted(list);
            case "Fn::Join" ->
                list.get(1) instanceof List<?> parts
                        ? parts.stream()
                                .map(TemplateText::write)
                                .collect(Collectors.joining(String.valueOf(list.get(0))))
                        : name + "(" + write(argument) + ")";
            default -> name + "(" + write(argument) + ")";
        };
    }

    private static String substituted(List<?> textAndValues) {
        String text = String.valueOf(textAndValues.get(0));
        for (Map.Entry<?, ?> value : ((Map<?, ?>) textAndValues.get(1)).entrySet()) {
            text = text.replace("${" + value.getKey() + "}", write(value.getValue()));
        }
        return text;
    }
}
