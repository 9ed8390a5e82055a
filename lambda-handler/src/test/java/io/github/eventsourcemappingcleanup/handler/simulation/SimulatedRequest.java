package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One request of CloudFormation, as sent when the simulation starts, and as meant.
 *
 * @param event the bytes that Lambda gets
 * @param fields what is in them, if they are a JSON object
 * @param timeout the cleanup's own
 */
record SimulatedRequest(
        byte[] event, Map<String, Object> fields, Flaw flaw, List<SimulatedTarget> targets, Duration timeout) {
    static final String STACK_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    /** The provider function's name. */
    static final String PROVIDER = "provider";

    static final String REFUSED_ID = "event-source-mapping-cleanup-refused";

    boolean isFlawless() {
        return flaw.equals(Flaw.NONE);
    }

    boolean isDelete() {
        return "Delete".equals(fields.get("RequestType"));
    }

    /** As sent; empty if it was not sent, or was no text. */
    String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** What the stack makes of all that is selected. */
    List<SimulatedTarget.Resource> resources() {
        return targets.stream()
                .flatMap(target -> target.resource().stream())
                .distinct()
                .toList();
    }

    List<SimulatedTarget> targetsRemovedIn(String stackStatus, boolean isRootDeleting) {
        return targets.stream()
                .filter(target -> isDelete() && isFlawless() && target.isRemovedIn(stackStatus, isRootDeleting))
                .toList();
    }

    /** Draws a request: mostly a flawless Delete. */
    static final class RequestMaker {
        private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
        private static final int NO_TIMEOUT = -1;
        private static final List<String> NO_OBJECTS = List.of("", "{", "[]", "\"Delete\"", "null");

        private final SeededRandom random;

        RequestMaker(SeededRandom random) {
            this.random = random;
        }

        SimulatedRequest make(List<SimulatedTarget> targets) {
            int seconds = timeoutSeconds();
            Duration timeout = seconds == NO_TIMEOUT ? DEFAULT_TIMEOUT : Duration.ofSeconds(seconds);
            Map<String, Object> fields = fields(properties(targets, seconds));
            if (random.percent(0.5)) {
                byte[] event = random.oneOf(NO_OBJECTS).getBytes(StandardCharsets.UTF_8);
                return new SimulatedRequest(event, fields, Flaw.NO_OBJECT, targets, timeout);
            }
            Flaw flaw = random.percent(6) ? random.oneOf(Flaw.ALL) : Flaw.NONE;
            flaw.spoil().accept(fields);
            byte[] event = Json.written(fields).getBytes(StandardCharsets.UTF_8);
            return new SimulatedRequest(event, fields, flaw, targets, timeout);
        }

        private int timeoutSeconds() {
            if (random.percent(30)) {
                return NO_TIMEOUT;
            }
            return random.percent(90) ? random.between(30, 840) : random.oneOf(0, 1, 880, 890, 900, 3600, 99_999);
        }

        private Map<String, Object> properties(List<SimulatedTarget> targets, int timeout) {
            List<Object> functions = new ArrayList<>();
            List<Object> sources = new ArrayList<>();
            List<Object> uuids = new ArrayList<>();
            for (SimulatedTarget target : targets) {
                if (target instanceof SimulatedTarget.OfFunction of) {
                    functions.add(of.property(of.function().arn()));
                } else if (target instanceof SimulatedTarget.OfSource of) {
                    sources.add(of.property(of.source().arn()));
                } else if (target instanceof SimulatedTarget.OfUuid of) {
                    uuids.add(random.percent(20) ? of.uuid().toUpperCase(Locale.ROOT) : of.uuid());
                }
            }
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("ServiceToken", "arn:aws:lambda:eu-west-1:111111111111:function:" + PROVIDER);
            properties.put("Functions", functions);
            properties.put("EventSources", sources);
            properties.put("Uuids", uuids);
            properties.values().removeIf(value -> value.equals(List.of()));
            if (timeout != NO_TIMEOUT) {
                properties.put("TimeoutSeconds", String.valueOf(timeout));
            }
            return properties;
        }

        private Map<String, Object> fields(Map<String, Object> properties) {
            String type = random.percent(88) ? "Delete" : random.oneOf("Create", "Update");
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("RequestType", type);
            fields.put("ResponseURL", "https://bucket.s3.eu-west-1.amazonaws.com/arn%3Aaws%7Ckey?X-Amz-Signature=0");
            fields.put("StackId", STACK_ID);
            fields.put("RequestId", random.uuid());
            fields.put("LogicalResourceId", random.percent(95) ? "Cleanup" : "C".repeat(255));
            fields.put(Flaw.PROPERTIES, properties);
            if (!type.equals("Create")) {
                fields.put(
                        "PhysicalResourceId",
                        random.oneOf(
                                "event-source-mapping-cleanup-0123456789abcdef",
                                "Orders-Cleanup-1XK2 made up by CloudFormation \"ü\"",
                                REFUSED_ID,
                                "p".repeat(1024)));
            }
            return fields;
        }
    }

    /**
     * A way in which a request can be wrong.
     *
     * @param answerable whether there is still somewhere to send a response to
     */
    record Flaw(String name, boolean answerable, Consumer<Map<String, Object>> spoil) {
        private static final Flaw NONE = new Flaw("", true, fields -> {});
        private static final Flaw NO_OBJECT = new Flaw("no object", false, fields -> {});
        private static final String PROPERTIES = "ResourceProperties";

        private static final List<Flaw> ALL = List.of(
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

        private static Flaw field(String field, Object value) {
            return new Flaw(field + " is " + value, true, fields -> fields.put(field, value));
        }

        private static Flaw without(String field) {
            return new Flaw("no " + field, true, fields -> fields.remove(field));
        }

        private static Flaw property(String property, Object value) {
            return new Flaw(
                    property + " is " + value,
                    true,
                    fields -> properties(fields).put(property, value));
        }

        private static Flaw unanswerable(Flaw flaw) {
            return new Flaw(flaw.name(), false, flaw.spoil());
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> properties(Map<String, Object> fields) {
            return (Map<String, Object>) fields.get(PROPERTIES);
        }
    }
}
