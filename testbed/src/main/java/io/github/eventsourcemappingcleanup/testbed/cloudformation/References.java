package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value of a template refers to: resources, parameters and pseudo parameters. */
final class References {
    /** In the text of Fn::Sub {@code ${Name}} stands for a value, {@code ${!Name}} for {@code ${Name}} itself. */
    private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Set<String> found = new LinkedHashSet<>();

    private References() {}

    static Set<String> in(Object value) {
        References references = new References();
        references.collect(value);
        return references.found;
    }

    /** What Fn::GetAtt names: {@code ["Queue", "Arn"]} or {@code "Queue.Arn"}; a text without a dot is a Ref. */
    record Attribute(String logicalId, String name) {
        static Attribute of(Object value) {
            if (value instanceof List<?> parts) {
                return new Attribute(String.valueOf(parts.get(0)), String.valueOf(parts.get(1)));
            }
            String[] parts = String.valueOf(value).split("\\.", 2);
            return new Attribute(parts[0], parts.length == 1 ? "" : parts[1]);
        }

        boolean isRef() {
            return name.isEmpty();
        }
    }

    /** The text of an Fn::Sub with its values. */
    static String substituted(String text, UnaryOperator<String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).isEmpty() ? values.apply(place.group(2).trim()) : "${" + place.group(2) + "}"));
    }

    private void collect(Object value) {
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            map.forEach((name, argument) -> collect(String.valueOf(name), argument));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::collect);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::collect);
        }
    }

    /** A function is alone in its object. */
    private void collect(String name, Object argument) {
        switch (name) {
            case "Ref" -> found.add(String.valueOf(argument));
            case "Fn::GetAtt" -> found.add(Attribute.of(argument).logicalId());
            case "Fn::Sub" -> collectFromText(argument);
            default -> collect(argument);
        }
    }

    private void collectFromText(Object value) {
        Object text = value instanceof List<?> list ? list.get(0) : value;
        Map<?, ?> given = value instanceof List<?> list ? (Map<?, ?>) list.get(1) : Map.of();
        substituted(String.valueOf(text), name -> {
            if (!given.containsKey(name)) {
                found.add(Attribute.of(name).logicalId());
            }
            return "";
        });
        collect(given);
    }
}
