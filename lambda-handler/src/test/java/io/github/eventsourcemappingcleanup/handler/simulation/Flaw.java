package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A way in which a request can be wrong.
 *
 * @param answerable whether there is still somewhere to send an answer to
 */
record Flaw(String name, boolean answerable, Consumer<Map<String, Object>> spoil) {
    static final Flaw NONE = new Flaw("", true, fields -> {});
    static final String PROPERTIES = "ResourceProperties";

    static final List<Flaw> ALL = List.of(
            without("RequestType"),
            field("RequestType", "Destroy"),
            field("RequestType", 5),
            without("StackId"),
            field("StackId", "Orders"),
            without("RequestId"),
            field("RequestId", ""),
            without("LogicalResourceId"),
            field("LogicalResourceId", List.of("Cleanup")),
            without(PROPERTIES),
            field(PROPERTIES, "all"),
            field(PROPERTIES, Map.of()),
            property("Functions", "all"),
            property("Functions", List.of(5)),
            property("Functions", List.of(Map.of("Owned", "true"))),
            property("Functions", List.of(Map.of("Arn", "orders"))),
            property(
                    "Functions",
                    List.of(Map.of("Arn", "arn:aws:lambda:eu-west-1:111111111111:function:orders", "Owned", 1))),
            property("EventSources", List.of(Map.of("Arn", "*"))),
            property("EventSources", Map.of("Arn", "arn:aws:sqs:eu-west-1:111111111111:jobs")),
            property("Uuids", List.of("*")),
            property("Uuids", List.of(List.of())),
            property("TimeoutSeconds", "ten"),
            property("TimeoutSeconds", "-5"),
            unanswerable(without("ResponseURL")),
            unanswerable(field("ResponseURL", "ftp://bucket/key")),
            unanswerable(field("ResponseURL", 1)));

    /** Events that are no JSON object. */
    static final List<String> NO_OBJECTS = List.of("", "{", "[]", "\"Delete\"", "null");

    private static Flaw field(String field, Object value) {
        return new Flaw(field + " is " + value, true, fields -> fields.put(field, value));
    }

    private static Flaw without(String field) {
        return new Flaw("no " + field, true, fields -> fields.remove(field));
    }

    private static Flaw property(String property, Object value) {
        return new Flaw(
                property + " is " + value, true, fields -> properties(fields).put(property, value));
    }

    private static Flaw unanswerable(Flaw flaw) {
        return new Flaw(flaw.name(), false, flaw.spoil());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> fields) {
        return (Map<String, Object>) fields.get(PROPERTIES);
    }
}
