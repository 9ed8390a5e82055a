package io.github.eventsourcemappingcleanup.handler.protocol;

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
    void parse_aWholeRequest_isAccepted() throws IOException {
        assertThat(parse(DELETE))
                .isEqualTo(new Parsed.Accepted(new Request(
                        RequestType.DELETE,
                        new ReplyTo("https://bucket/key?X-Amz-Signature=secret", STACK, "request", "Cleanup"),
                        "physical",
                        Map.of("Uuids", List.of("u")))));
    }

    @Test
    void parse_aCreate_needsNoPhysicalResourceId() throws IOException {
        Map<String, Object> create = new HashMap<>(DELETE);
        create.put("RequestType", "Create");
        create.remove("PhysicalResourceId");

        assertThat(parse(create)).isInstanceOf(Parsed.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "7",
                "[]",
                "\"text\"",
                "{}",
                "{\"ResponseURL\":7}",
                "{\"ResponseURL\":\"ftp://x\"}"
            })
    void parse_whatHasNowhereToAnswerTo_isUnanswerable(String event) {
        assertThat(RequestParser.parse(event.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Unanswerable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RequestType",
                "RequestId",
                "StackId",
                "LogicalResourceId",
                "PhysicalResourceId",
                "ResourceProperties"
            })
    void parse_aFieldMissingEmptyOrOfTheWrongType_isRefusedByName(String field) throws IOException {
        for (Object wrong : new Object[] {null, "", 7, List.of(), true}) {
            Map<String, Object> event = new HashMap<>(DELETE);
            event.put(field, wrong);

            Parsed parsed = parse(event);

            assertThat(parsed).as("%s = %s", field, wrong).isInstanceOf(Parsed.Refused.class);
            Answer.Failed answer = (Answer.Failed) ((Parsed.Refused) parsed).answer();
            assertThat(answer.reason()).startsWith("Nothing was touched: " + field + " must be");
            assertThat(answer.physicalResourceId()).isNotEmpty();
        }
    }

    @Test
    void parse_anUnknownRequestType_isRefusedAndEchoesTheId() throws IOException {
        Map<String, Object> event = new HashMap<>(DELETE);
        event.put("RequestType", "Read");

        Answer answer = ((Parsed.Refused) parse(event)).answer();

        assertThat(answer.physicalResourceId()).isEqualTo("physical");
        assertThat(((Answer.Failed) answer).reason()).contains("RequestType must be Create, Update or Delete");
    }

    @Test
    void toString_ofWhereToAnswer_hasNoUrl() throws IOException {
        assertThat(parse(DELETE).toString()).contains("Cleanup").doesNotContain("secret");
    }

    private static Parsed parse(Map<String, Object> event) throws IOException {
        return RequestParser.parse(
                JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asBytes(event));
    }
}
