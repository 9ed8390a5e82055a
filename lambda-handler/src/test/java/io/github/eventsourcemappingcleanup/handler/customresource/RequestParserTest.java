package io.github.eventsourcemappingcleanup.handler.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final Map<String, Object> DELETE = Map.of(
            "RequestType", "Delete",
            "RequestId", "request",
            "ResponseURL", "https://bucket/key?X-Amz-Signature=secret",
            "StackId", STACK,
            "LogicalResourceId", "Cleanup",
            "PhysicalResourceId", "physical",
            "ResourceProperties", Map.of("Uuids", List.of("u")));

    @Test
    void parse_aWholeRequest_isAccepted_andWrittenWithoutItsUrl() throws IOException {
        assertThat(parse(DELETE))
                .isEqualTo(new RequestParser.Result.Accepted(new Request(
                        Request.Type.DELETE,
                        new ResponseTarget("https://bucket/key?X-Amz-Signature=secret", STACK, "request", "Cleanup"),
                        "physical",
                        Map.of("Uuids", List.of("u")))))
                .asString()
                .contains("Cleanup")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "]",
                "null",
                "7",
                "true",
                "[]",
                "[{}]",
                "\"text\"",
                "{\"ResponseURL\"",
                "{\"ResponseURL\":\"https://x\",}",
                "{ResponseURL:\"https://x\"}",
                "ResponseURL: https://x",
                "{}",
                "{\"ResponseURL\":7}",
                "{\"ResponseURL\":\"ftp://x\"}"
            })
    void parse_whatHasNowhereToAnswerTo_isUnanswerable(String event) {
        assertThat(RequestParser.parse(event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RequestParser.Result.Unanswerable.class);
    }

    @Test
    void parse_anEventNestedDeeperThanAnyStackReaches_orOfBytesThatAreNoText_isUnanswerable() {
        byte[] deep = "{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        byte[] noText = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThat(RequestParser.parse(deep)).isInstanceOf(RequestParser.Result.Unanswerable.class);
        assertThat(RequestParser.parse(noText)).isInstanceOf(RequestParser.Result.Unanswerable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestType", "RequestId", "StackId", "LogicalResourceId", "ResourceProperties"})
    void parse_aFieldMissingEmptyOrOfTheWrongType_isRefusedByName(String field) throws IOException {
        for (Object wrong : new Object[] {null, "", 7, List.of(), true}) {
            Response.Failed response = refusal(with(field, wrong));

            assertThat(response.reason()).startsWith("Nothing was deleted: " + field + " must be");
            assertThat(response.physicalResourceId()).isEqualTo("physical");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update", "Delete"})
    void parse_withoutPhysicalResourceId_isAccepted(String type) throws IOException {
        for (Object none : new Object[] {null, ""}) {
            Map<String, Object> event = with("PhysicalResourceId", none);
            event.put("RequestType", type);

            assertThat(parse(event))
                    .isInstanceOfSatisfying(
                            RequestParser.Result.Accepted.class,
                            accepted -> assertThat(accepted.request().physicalResourceId())
                                    .isEmpty());
        }
    }

    @Test
    void parse_aPhysicalResourceIdThatIsNoText_isRefusedByName() throws IOException {
        assertThat(refusal(with("PhysicalResourceId", 7)).reason()).contains("PhysicalResourceId must be a string");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> event = new HashMap<>(DELETE);
        event.put(field, value);
        return event;
    }

    private static Response.Failed refusal(Map<String, Object> event) throws IOException {
        return (Response.Failed) ((RequestParser.Result.Refused) parse(event)).response();
    }

    private static RequestParser.Result parse(Map<String, Object> event) throws IOException {
        return RequestParser.parse(
                JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asBytes(event));
    }
}
