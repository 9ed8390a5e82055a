package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Computes the functions in a template's values, as far as the CDK uses them for the resources of this project. */
final class Resolver {
    private static final Object NO_VALUE = new Object();

    private final StackArn stack;
    private final Map<String, Object> parameters;
    private final Map<?, ?> conditions;
    private final Function<String, Optional<StackResource>> resources;

    /** @param resources what is there already, by logical id */
    Resolver(StackArn stack, Template template, Function<String, Optional<StackResource>> resources) {
        this.stack = stack;
        this.parameters = template.parameters();
        this.conditions = template.conditions();
        this.resources = resources;
    }

    Map<String, Object> properties(ResourceDefinition definition) {
        return members(definition.properties());
    }

    private Object value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(this::value)
                    .filter(element -> element != NO_VALUE)
                    .toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        String only = map.size() == 1 ? String.valueOf(map.keySet().iterator().next()) : "";
        return only.equals("Ref") || only.startsWith("Fn::")
                ? computed(only, map.values().iterator().next())
                : members(map);
    }

    private Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value(value)));
        members.values().removeIf(value -> value == NO_VALUE);
        return members;
    }

    private Object computed(String function, Object argument) {
        return switch (function) {
            case "Ref" -> ref(String.valueOf(argument));
            case "Fn::GetAtt" -> attribute(References.Attribute.of(argument));
            case "Fn::Sub" -> substituted(argument);
            case "Fn::Join" -> {
                List<?> parts = (List<?>) argument;
                yield ((List<?>) value(parts.get(1)))
                        .stream().map(String::valueOf).collect(Collectors.joining(String.valueOf(parts.get(0))));
            }
            case "Fn::Split" -> {
                List<?> parts = (List<?>) argument;
                String delimiter = Pattern.quote(String.valueOf(parts.get(0)));
                yield Arrays.asList(String.valueOf(value(parts.get(1))).split(delimiter, -1));
            }
            case "Fn::Select" -> {
                List<?> parts = (List<?>) argument;
                yield ((List<?>) value(parts.get(1))).get(Integer.parseInt(String.valueOf(parts.get(0))));
            }
            case "Fn::If" -> {
                List<?> parts = (List<?>) argument;
                Object condition = requireNonNull(conditions.get(parts.get(0)));
                yield value(parts.get(value(condition).equals(true) ? 1 : 2));
            }
            case "Fn::Or" -> ((List<?>) value(argument)).contains(true);
            case "Fn::Equals" -> {
                List<?> both = (List<?>) value(argument);
                yield both.get(0).equals(both.get(1));
            }
            default -> throw new IllegalArgumentException("this stand-in computes no " + function);
        };
    }

    private Object substituted(Object argument) {
        List<?> textAndValues = argument instanceof List<?> list ? list : List.of(argument, Map.of());
        Map<String, Object> given = members((Map<?, ?>) textAndValues.get(1));
        return References.substituted(
                String.valueOf(textAndValues.get(0)),
                name -> String.valueOf(
                        given.containsKey(name) ? given.get(name) : attribute(References.Attribute.of(name))));
    }

    private Object attribute(References.Attribute name) {
        return name.isRef() ? ref(name.logicalId()) : there(name.logicalId()).attribute(name.name());
    }

    private Object ref(String name) {
        return switch (name) {
            case "AWS::Partition" -> stack.partition();
            case "AWS::Region" -> stack.region();
            case "AWS::AccountId" -> stack.account();
            case "AWS::StackName" -> stack.name();
            case "AWS::StackId" -> stack.text();
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::NoValue" -> NO_VALUE;
            default ->
                parameters.containsKey(name)
                        ? parameters.get(name)
                        : there(name).physicalId();
        };
    }

    private StackResource there(String logicalId) {
        return resources
                .apply(logicalId)
                .orElseThrow(() -> new IllegalStateException(logicalId + " is not there, and was referred to"));
    }
}
