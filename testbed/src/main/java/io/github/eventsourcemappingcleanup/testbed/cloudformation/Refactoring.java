package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What CloudFormation lets a refactoring change: logical ids, and the references to them.
 *
 * @param moved new logical ids by the old ones
 */
record Refactoring(Map<String, String> moved) {
    void check(Template from, Template to) {
        Map<String, Object> renamed = new HashMap<>();
        from.logicalIds().forEach(id -> renamed.put(newId(id), shape(from.resource(id))));
        Map<String, Object> wanted = new HashMap<>();
        to.logicalIds().forEach(id -> wanted.put(id, new Refactoring(Map.of()).shape(to.resource(id))));
        if (!renamed.equals(wanted)) {
            renamed.entrySet().removeAll(wanted.entrySet());
            throw new IllegalArgumentException(
                    "Only resource moves and renames are allowed; changed or missing: " + renamed.keySet());
        }
    }

    private Object shape(ResourceDefinition resource) {
        return List.of(resource.type(), renamed(resource.properties()));
    }

    private Map<Object, Object> renamed(Map<?, ?> properties) {
        Map<Object, Object> renamed = new HashMap<>();
        properties.forEach((name, value) -> renamed.put(name, renamed(String.valueOf(name), value)));
        return renamed;
    }

    private Object renamed(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> renamed((Object) each)).toList();
        }
        return value instanceof Map<?, ?> map ? renamed(map) : value;
    }

    private Object renamed(String name, Object argument) {
        return switch (name) {
            case "Ref" -> newId(String.valueOf(argument));
            case "Fn::GetAtt" -> {
                References.Attribute attribute = References.Attribute.of(argument);
                yield List.of(newId(attribute.logicalId()), attribute.name());
            }
            default -> renamed(argument);
        };
    }

    private String newId(String id) {
        return moved.getOrDefault(id, id);
    }
}
