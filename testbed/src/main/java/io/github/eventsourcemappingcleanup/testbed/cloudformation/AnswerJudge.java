package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the body that a provider put to its response URL (CloudFormation user guide, "Response objects"; the size
 * limit is inclusive, aws-cloudformation-user-guide issue 262; a null for Data is none, as powertools-cloudformation
 * writes it).
 */
final class AnswerJudge {
    private static final int LARGEST_BODY = 4096;
    private static final int LONGEST_PHYSICAL_ID = 1024;

    private AnswerJudge() {}

    static ResourceOutcome judge(ResourceRequest request, byte[] body) {
        if (body.length > LARGEST_BODY) {
            return invalid("Response object is too long: " + body.length + " bytes.");
        }
        Map<String, Object> answer;
        try {
            answer = onlyObjectIn(body);
        } catch (IOException e) {
            return invalid("Response is not a JSON object: " + new String(body, UTF_8));
        }
        return fault(request, answer).map(AnswerJudge::invalid).orElseGet(() -> accepted(answer));
    }

    /** CloudFormation fails the operation for this reason instead. */
    private static ResourceOutcome invalid(String why) {
        return new ResourceOutcome.Failed(why, "");
    }

    private static Map<String, Object> onlyObjectIn(byte[] body) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            Map<String, Object> object = JSON.std.mapFrom(parser);
            // The parser takes a JSON null for an absent object.
            if (object == null || parser.nextToken() != null) {
                throw new IOException("not one object");
            }
            return object;
        }
    }

    private static ResourceOutcome accepted(Map<String, Object> answer) {
        String physicalId = text(answer, "PhysicalResourceId");
        return text(answer, "Status").equals("SUCCESS")
                ? new ResourceOutcome.Succeeded(physicalId, data(answer))
                : new ResourceOutcome.Failed(text(answer, "Reason"), physicalId);
    }

    private static Optional<String> fault(ResourceRequest request, Map<String, Object> answer) {
        String status = text(answer, "Status");
        String physicalId = text(answer, "PhysicalResourceId");
        return Stream.of(
                        unless(status.equals("SUCCESS") || status.equals("FAILED"), "Invalid Status: " + status),
                        unless(
                                !status.equals("FAILED")
                                        || !text(answer, "Reason").isEmpty(),
                                "FAILED without a Reason"),
                        unless(!physicalId.isEmpty(), "Invalid PhysicalResourceId: none"),
                        unless(
                                physicalId.getBytes(UTF_8).length <= LONGEST_PHYSICAL_ID,
                                "Invalid PhysicalResourceId: too long"),
                        unless(
                                !request.requestType().equals("Delete")
                                        || physicalId.equals(request.physicalResourceId()),
                                "Delete changed the PhysicalResourceId to " + physicalId),
                        echoed(answer, "StackId", request.stackId()),
                        echoed(answer, "RequestId", request.requestId()),
                        echoed(answer, "LogicalResourceId", request.logicalResourceId()),
                        unless(
                                answer.get("Data") == null || answer.get("Data") instanceof Map,
                                "Data is not an object"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> echoed(Map<String, Object> answer, String member, String sent) {
        return unless(
                sent.equals(answer.get(member)), member + " is not the one of the request: " + answer.get(member));
    }

    private static Optional<String> unless(boolean fine, String fault) {
        return fine ? Optional.empty() : Optional.of(fault);
    }

    private static String text(Map<String, Object> answer, String member) {
        return answer.get(member) instanceof String text ? text : "";
    }

    private static Map<String, Object> data(Map<String, Object> answer) {
        if (!(answer.get("Data") instanceof Map<?, ?> data)) {
            return Map.of();
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        data.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
