package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Every body is valid and within 4,096 bytes (AWS document crpg-ref-responses). */
final class BodyRule implements Invariants.Rule {
    private static final int MOST_BYTES = 4096;
    private static final int LONGEST_ID = 1024;
    private static final List<String> ECHOED = List.of("StackId", "RequestId", "LogicalResourceId");
    private static final Set<String> STATUSES = Set.of("SUCCESS", "FAILED");

    @Override
    public void judge(World world, Consumer<String> violations) {
        for (ResponseUrl.Response answer : world.responses().answers()) {
            judge(world.request(), answer.body(), violations);
        }
    }

    private static void judge(SimulatedRequest request, byte[] body, Consumer<String> violations) {
        Map<String, Object> fields = parsed(body);
        String text = new String(body, StandardCharsets.UTF_8);
        if (body.length > MOST_BYTES) {
            violations.accept("a body of " + body.length + " bytes");
        }
        if (!STATUSES.contains(fields.get("Status"))) {
            violations.accept("no Status: " + text);
        }
        if ("FAILED".equals(fields.get("Status")) && isEmpty(fields.get("Reason"))) {
            violations.accept("FAILED without a Reason: " + text);
        }
        for (String field : ECHOED) {
            if (!request.text(field).equals(fields.getOrDefault(field, ""))) {
                violations.accept(field + " is not echoed: " + text);
            }
        }
        judgeId(request, fields.get("PhysicalResourceId"), violations);
    }

    private static void judgeId(SimulatedRequest request, Object id, Consumer<String> violations) {
        String sent = request.text("PhysicalResourceId");
        if (isEmpty(id) || ((String) id).getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
            violations.accept("PhysicalResourceId " + id);
        } else if (request.isDelete() && !sent.isEmpty() && !sent.equals(id)) {
            violations.accept("the PhysicalResourceId of a Delete is not echoed: " + id);
        }
    }

    private static boolean isEmpty(Object value) {
        return !(value instanceof String text) || text.isEmpty();
    }

    static boolean isSuccess(ResponseUrl.Response answer) {
        return "SUCCESS".equals(parsed(answer.body()).get("Status"));
    }

    /** Empty if it is no JSON object. */
    private static Map<String, Object> parsed(byte[] body) {
        try {
            return JSON.std.mapFrom(body);
        } catch (IOException e) {
            return Map.of();
        }
    }
}
