package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerJudgeTest {
    private static final ResourceRequest CREATE = ResourceRequest.create(
            "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1", "Custom::Thing", "Thing", Map.of());
    private static final ResourceRequest DELETE = CREATE.delete("thing-1");

    @Test
    void successTellsPhysicalIdAndData() throws IOException {
        assertThat(judge(CREATE, answer(CREATE, Map.of("Data", Map.of("n", 1)))))
                .isEqualTo(new ResourceOutcome.Succeeded("thing-1", Map.of("n", 1)));
    }

    @Test
    void noDataIsToldByItsAbsenceOrByNull() throws IOException {
        String absent = JSON.std.asString(answer(CREATE, Map.of()));
        String none = absent.replaceFirst("\\{", "{\"Data\":null,");

        assertThat(AnswerJudge.judge(CREATE, absent.getBytes(UTF_8)))
                .isEqualTo(AnswerJudge.judge(CREATE, none.getBytes(UTF_8)))
                .isEqualTo(new ResourceOutcome.Succeeded("thing-1", Map.of()));
    }

    @Test
    void failureTellsItsReason() throws IOException {
        assertThat(judge(DELETE, answer(DELETE, Map.of("Status", "FAILED", "Reason", "stuck"))))
                .isEqualTo(new ResourceOutcome.Failed("stuck", "thing-1"));
    }

    @Test
    void bodyMayHave4096BytesAndNotOneMore() throws IOException {
        int others = JSON.std.asString(answer(CREATE, Map.of("Reason", ""))).length();

        assertThat(judge(CREATE, answer(CREATE, Map.of("Reason", "x".repeat(4096 - others)))))
                .isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(judge(CREATE, answer(CREATE, Map.of("Reason", "x".repeat(4097 - others)))))
                .isEqualTo(new ResourceOutcome.Failed("Response object is too long: 4097 bytes.", ""));
        // Counted in bytes, and each of these is two.
        assertRejected(
                judge(CREATE, answer(CREATE, Map.of("Reason", "ä".repeat(4096 - others)))),
                "Response object is too long");
    }

    @ParameterizedTest
    @CsvSource({
        "Status, DONE, Invalid Status",
        "Status, FAILED, FAILED without a Reason",
        "PhysicalResourceId, '', Invalid PhysicalResourceId",
        "PhysicalResourceId, thing-2, Delete changed the PhysicalResourceId",
        "StackId, other, StackId is not the one of the request",
        "RequestId, other, RequestId is not the one of the request",
        "LogicalResourceId, other, LogicalResourceId is not the one of the request",
        "Data, text, Data is not an object"
    })
    void wrongMemberIsRejected(String member, String value, String why) throws IOException {
        assertRejected(judge(DELETE, answer(DELETE, Map.of(member, value))), why);
    }

    @Test
    void physicalIdOver1024BytesIsRejected() throws IOException {
        assertThat(judge(CREATE, answer(CREATE, Map.of("PhysicalResourceId", "x".repeat(1024)))))
                .isInstanceOf(ResourceOutcome.Succeeded.class);
        assertRejected(
                judge(CREATE, answer(CREATE, Map.of("PhysicalResourceId", "ä".repeat(513)))),
                "Invalid PhysicalResourceId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"SUCCESS\"", "{", "{} {}", "Status=SUCCESS"})
    void bodyThatIsNoJsonObjectIsRejected(String body) {
        assertRejected(AnswerJudge.judge(CREATE, body.getBytes(UTF_8)), "Response is not a JSON object");
    }

    private static void assertRejected(ResourceOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ResourceOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith(why));
    }

    private static ResourceOutcome judge(ResourceRequest request, Map<String, Object> answer) throws IOException {
        return AnswerJudge.judge(request, JSON.std.asString(answer).getBytes(UTF_8));
    }

    private static Map<String, Object> answer(ResourceRequest request, Map<String, Object> changed) {
        Map<String, Object> answer = new LinkedHashMap<>(Map.of(
                "Status", "SUCCESS",
                "PhysicalResourceId", "thing-1",
                "StackId", request.stackId(),
                "RequestId", request.requestId(),
                "LogicalResourceId", request.logicalResourceId()));
        answer.putAll(changed);
        return answer;
    }
}
