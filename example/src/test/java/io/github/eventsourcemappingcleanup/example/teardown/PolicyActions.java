package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.iam.AllowedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What templates allow the provider, and templates that do so otherwise. */
final class PolicyActions {

    private PolicyActions() {}

    static List<AllowedAction> in(Map<String, Object> template) {
        List<AllowedAction> all = new ArrayList<>();
        for (String logicalId : object(template.get("Resources")).keySet()) {
            if (logicalId.startsWith("EventSourceMappingCleanupProvider")) {
                List<Map<String, Object>> statements = statements(template, logicalId);
                for (int i = 0; i < statements.size(); i++) {
                    for (String action : actions(statements.get(i))) {
                        all.add(new AllowedAction(logicalId, i, action));
                    }
                }
            }
        }
        return all;
    }

    static Map<String, Object> without(Map<String, Object> template, AllowedAction missing) {
        Map<String, Object> copy = Json.parsed(Json.written(template));
        Map<String, Object> statement = statements(copy, missing.logicalId()).get(missing.number());
        List<String> left = new ArrayList<>(actions(statement));
        left.remove(missing.action());
        statement.put("Action", left);
        return copy;
    }

    /** The template with another logical id for the resource whose logical id begins so. */
    static Map<String, Object> renamed(Map<String, Object> template, String prefix, String logicalId) {
        return Json.parsed(
                Json.written(template).replaceAll("\"" + prefix + "[0-9A-Fa-f]*\"", "\"" + logicalId + "\""));
    }

    private static List<Map<String, Object>> statements(Map<String, Object> template, String logicalId) {
        Map<String, Object> properties =
                object(object(object(template.get("Resources")).get(logicalId)).get("Properties"));
        List<Map<String, Object>> statements = new ArrayList<>();
        list(properties.get("Policies")).forEach(policy -> addStatements(object(policy), statements));
        addStatements(properties, statements);
        return statements;
    }

    private static void addStatements(Map<String, Object> policy, List<Map<String, Object>> statements) {
        Object document = policy.get("PolicyDocument");
        list(document == null ? null : object(document).get("Statement"))
                .forEach(statement -> statements.add(object(statement)));
    }

    private static List<String> actions(Map<String, Object> statement) {
        Object action = statement.get("Action");
        return action instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(action));
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
