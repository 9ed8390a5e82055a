package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which of a template's conditions hold. */
final class Conditions {

    private final Map<?, ?> definitions;
    private final UnaryOperator<Object> value;

    /** @param value computes what is compared */
    Conditions(Map<?, ?> definitions, UnaryOperator<Object> value) {
        this.definitions = definitions;
        this.value = value;
    }

    boolean holds(String name) {
        return isTrue(definitions.get(name));
    }

    private boolean isTrue(@Nullable Object condition) {
        if (!(condition instanceof Map<?, ?> map) || map.size() != 1) {
            throw new IllegalArgumentException("no condition: " + condition);
        }
        String function = String.valueOf(map.keySet().iterator().next());
        Object argument = requireNonNull(map.get(function));
        return switch (function) {
            case "Condition" -> holds(String.valueOf(argument));
            case "Fn::And" -> ((List<?>) argument).stream().allMatch(this::isTrue);
            case "Fn::Or" -> ((List<?>) argument).stream().anyMatch(this::isTrue);
            case "Fn::Not" -> !isTrue(((List<?>) argument).get(0));
            case "Fn::Equals" -> {
                List<?> both = (List<?>) argument;
                yield value.apply(both.get(0)).equals(value.apply(both.get(1)));
            }
            default -> throw new IllegalArgumentException("this stand-in computes no " + function);
        };
    }
}
