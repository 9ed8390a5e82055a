package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a request of CloudFormation: mostly a flawless Delete. */
final class RequestMaker {
    static final String STACK_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    static final String ROOT_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Root/2b3c";
    /** The provider function's name. */
    static final String PROVIDER = "provider";

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
    private static final int NO_TIMEOUT = -1;

    private final SeededRandom random;

    RequestMaker(SeededRandom random) {
        this.random = random;
    }

    SimulatedRequest make(List<SimulatedTarget> targets) {
        int timeout = timeoutSeconds();
        Duration wished = timeout == NO_TIMEOUT ? DEFAULT_TIMEOUT : Duration.ofSeconds(timeout);
        Map<String, Object> fields = fields(properties(targets, timeout));
        if (random.percent(0.5)) {
            byte[] event = random.oneOf(Flaw.NO_OBJECTS).getBytes(StandardCharsets.UTF_8);
            return new SimulatedRequest(event, fields, "no object", false, targets, wished, SimulationScheduler.START);
        }
        Flaw flaw = random.percent(6) ? random.oneOf(Flaw.ALL) : Flaw.NONE;
        flaw.spoil().accept(fields);
        return new SimulatedRequest(
                json(fields), fields, flaw.name(), flaw.answerable(), targets, wished, SimulationScheduler.START);
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
            if (target instanceof SimulatedTarget.OfFunction function) {
                functions.add(function.property());
            } else if (target instanceof SimulatedTarget.OfSource source) {
                sources.add(source.property());
            } else if (target instanceof SimulatedTarget.OfUuid uuid) {
                uuids.add(random.percent(20) ? uuid.uuid().toUpperCase(Locale.ROOT) : uuid.uuid());
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
                            SimulatedRequest.REFUSED_ID,
                            "p".repeat(1024)));
        }
        return fields;
    }

    private static byte[] json(Map<String, Object> fields) {
        try {
            return JSON.std.asBytes(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
