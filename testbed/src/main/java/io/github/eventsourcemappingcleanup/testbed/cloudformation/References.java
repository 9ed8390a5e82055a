package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a value of a template refers to: resources, parameters and pseudo parameters. */
final class References {

    private final Set<String> found = new LinkedHashSet<>();

    private References() {}

    static Set<String> in(Object value) {
        References references = new References();
        references.collect(value);
        return references.found;
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
            case "Fn::GetAtt" -> found.add(AttributeName.of(argument).logicalId());
            case "Fn::Sub" -> collectFromText(argument);
            default -> collect(argument);
        }
    }

    private void collectFromText(Object value) {
        Object text = value instanceof List<?> list ? list.get(0) : value;
        Map<?, ?> given = value instanceof List<?> list ? (Map<?, ?>) list.get(1) : Map.of();
        Substitution.names(String.valueOf(text)).stream()
                .filter(name -> !given.containsKey(name))
                .map(name -> AttributeName.of(name).logicalId())
                .forEach(found::add);
        collect(given);
    }
}
