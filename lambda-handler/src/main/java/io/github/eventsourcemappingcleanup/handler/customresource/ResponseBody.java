package io.github.eventsourcemappingcleanup.handler.customresource;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON body of a response (AWS document crpg-ref-responses). CloudFormation refuses a body of more than 4,096 bytes
 * and with it the whole operation, so a Reason that is too long is cut, measured as it stands in the body.
 */
final class ResponseBody {
    static final int MOST_BYTES = 4096;
    private static final String CUT = "… (cut)";

    private ResponseBody() {}

    static byte[] of(Response response, ResponseTarget target) {
        if (!(response instanceof Response.Failed failed)) {
            return encode("SUCCESS", "", response, target);
        }
        // An unpaired surrogate has no UTF-8 form.
        String reason = failed.reason().replaceAll("\\p{Cs}", "\uFFFD");
        byte[] whole = encode("FAILED", reason, response, target);
        if (whole.length <= MOST_BYTES) {
            return whole;
        }
        int fits = 0;
        int tooLong = reason.codePointCount(0, reason.length());
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (encode("FAILED", cut(reason, middle), response, target).length <= MOST_BYTES) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return encode("FAILED", cut(reason, fits), response, target);
    }

    private static String cut(String reason, int codePoints) {
        return reason.substring(0, reason.offsetByCodePoints(0, codePoints)) + CUT;
    }

    private static byte[] encode(String status, String reason, Response response, ResponseTarget target) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("Status", status);
        body.put("Reason", reason);
        body.put("PhysicalResourceId", response.physicalResourceId());
        body.put("StackId", target.stackId());
        body.put("RequestId", target.requestId());
        body.put("LogicalResourceId", target.logicalResourceId());
        body.values().removeIf(String::isEmpty);
        try {
            // By way of a text: the event's own ids may hold what bytes can't be made of.
            return JSON.std.asString(body).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
