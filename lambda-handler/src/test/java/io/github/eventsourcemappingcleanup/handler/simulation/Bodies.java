package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;

/** Reads answers. */
final class Bodies {
    private Bodies() {}

    /** Empty if it is no JSON object. */
    static Map<String, Object> parsed(byte[] body) {
        try {
            return JSON.std.mapFrom(body);
        } catch (IOException e) {
            return Map.of();
        }
    }

    static boolean isSuccess(ResponseUrl.Response answer) {
        return "SUCCESS".equals(parsed(answer.body()).get("Status"));
    }
}
