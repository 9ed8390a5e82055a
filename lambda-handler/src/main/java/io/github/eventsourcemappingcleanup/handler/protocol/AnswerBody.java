package io.github.eventsourcemappingcleanup.handler.protocol;

import io.github.eventsourcemappingcleanup.handler.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON body of an answer (AWS document crpg-ref-responses). CloudFormation refuses a body of more than 4,096 bytes
 * and with it the whole operation, so a Reason that is too long is cut, measured as it stands in the body.
 */
final class AnswerBody {
    static final int MOST_BYTES = 4096;
    private static final String CUT = "… (cut)";

    private AnswerBody() {}

    static byte[] of(Answer answer, ReplyTo replyTo) {
        if (!(answer instanceof Answer.Failed failed)) {
            return encode("SUCCESS", "", answer, replyTo);
        }
        // An unpaired surrogate has no UTF-8 form.
        String reason = failed.reason().replaceAll("\\p{Cs}", "\uFFFD");
        byte[] whole = encode("FAILED", reason, answer, replyTo);
        if (whole.length <= MOST_BYTES) {
            return whole;
        }
        int fits = 0;
        int tooLong = reason.codePointCount(0, reason.length());
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (encode("FAILED", cut(reason, middle), answer, replyTo).length <= MOST_BYTES) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return encode("FAILED", cut(reason, fits), answer, replyTo);
    }

    private static String cut(String reason, int codePoints) {
        return reason.substring(0, reason.offsetByCodePoints(0, codePoints)) + CUT;
    }

    private static byte[] encode(String status, String reason, Answer answer, ReplyTo replyTo) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("Status", status);
        body.put("Reason", reason);
        body.put("PhysicalResourceId", answer.physicalResourceId());
        body.put("StackId", replyTo.stackId());
        body.put("RequestId", replyTo.requestId());
        body.put("LogicalResourceId", replyTo.logicalResourceId());
        body.values().removeIf(String::isEmpty);
        return Json.bytes(body);
    }
}
