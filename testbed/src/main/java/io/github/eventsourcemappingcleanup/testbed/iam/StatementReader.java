package io.github.eventsourcemappingcleanup.testbed.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the statements of one resource's policy documents, in which all functions of the template are computed. */
final class StatementReader {

    private static final Set<String> MEMBERS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    private final String logicalId;
    private final List<Statement> statements = new ArrayList<>();

    StatementReader(String logicalId) {
        this.logicalId = logicalId;
    }

    StatementReader read(@Nullable Object document) {
        Object all = object(document).get("Statement");
        for (Object statement : all instanceof Collection<?> list ? list : List.of(object(all))) {
            add(object(statement));
        }
        return this;
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    private void add(Map<?, ?> json) {
        if (!MEMBERS.containsAll(json.keySet())) {
            throw new IllegalArgumentException("this stand-in knows only " + MEMBERS + " in " + json);
        }
        statements.add(new Statement(
                new StatementId(logicalId, statements.size()),
                Statement.Effect.valueOf(String.valueOf(json.get("Effect"))),
                texts(json.get("Action")),
                texts(json.get("Resource")),
                conditions(json.containsKey("Condition") ? object(json.get("Condition")) : Map.of())));
    }

    private static List<Condition> conditions(Map<?, ?> json) {
        List<Condition> conditions = new ArrayList<>();
        json.forEach((operator, keys) -> object(keys)
                .forEach((key, values) -> conditions.add(condition(operator(operator), String.valueOf(key), values))));
        return conditions;
    }

    private static Condition condition(Condition.Operator operator, String key, Object values) {
        if (!key.equals(AccessRequest.FUNCTION_ARN)) {
            throw new IllegalArgumentException("this stand-in knows no condition key " + key);
        }
        return new Condition(operator, key, texts(values));
    }

    private static Condition.Operator operator(Object name) {
        try {
            return Condition.Operator.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this stand-in knows no condition operator " + name, e);
        }
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(StatementReader::text).toList();
        }
        return List.of(text(value));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("not a text in a policy: " + value);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not an object in a policy: " + value);
    }
}
