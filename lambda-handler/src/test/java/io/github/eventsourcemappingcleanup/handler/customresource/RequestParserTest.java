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
    void parse_aWholeRequest_isAccepted() throws IOException {
        assertThat(parse(DELETE))
                .isEqualTo(new RequestParser.Result.Accepted(new Request(
                        Request.Type.DELETE,
                        new ResponseTarget("https://bucket/key?X-Amz-Signature=secret", STACK, "request", "Cleanup"),
                        "physical",
                        Map.of("Uuids", List.of("u")))));
    }

    @Test
    void parse_aCreate_needsNoPhysicalResourceId() throws IOException {
        Map<String, Object> create = new HashMap<>(DELETE);
        create.put("RequestType", "Create");
        create.remove("PhysicalResourceId");

        assertThat(parse(create)).isInstanceOf(RequestParser.Result.Accepted.class);
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
    void parse_anEventNestedDeeperThanAnyStackReaches_isUnanswerable() {
        assertThat(RequestParser.parse("{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RequestParser.Result.Unanswerable.class);
    }

    @Test
    void parse_bytesThatAreNoText_isUnanswerable() {
        assertThat(RequestParser.parse(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(RequestParser.Result.Unanswerable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestType", "RequestId", "StackId", "LogicalResourceId", "ResourceProperties"})
    void parse_aFieldMissingEmptyOrOfTheWrongType_isRefusedByName(String field) throws IOException {
        for (Object wrong : new Object[] {null, "", 7, List.of(), true}) {
            Map<String, Object> event = new HashMap<>(DELETE);
            event.put(field, wrong);

            RequestParser.Result parsed = parse(event);

            assertThat(parsed).as("%s = %s", field, wrong).isInstanceOf(RequestParser.Result.Refused.class);
            Response.Failed response = (Response.Failed) ((RequestParser.Result.Refused) parsed).response();
            assertThat(response.reason()).startsWith("Nothing was deleted: " + field + " must be");
            assertThat(response.physicalResourceId()).isNotEmpty();
        }
    }

    @Test
    void parse_aDeleteWithoutPhysicalResourceId_isAccepted() throws IOException {
        Map<String, Object> event = new HashMap<>(DELETE);
        for (Object none : new Object[] {null, ""}) {
            event.put("PhysicalResourceId", none);

            assertThat(parse(event))
                    .isInstanceOfSatisfying(
                            RequestParser.Result.Accepted.class,
                            accepted -> assertThat(accepted.request().physicalResourceId())
                                    .isEmpty());
        }
    }

    @Test
    void parse_aPhysicalResourceIdThatIsNoText_isRefusedByName() throws IOException {
        Map<String, Object> event = new HashMap<>(DELETE);
        event.put("PhysicalResourceId", 7);

        Response response = ((RequestParser.Result.Refused) parse(event)).response();

        assertThat(((Response.Failed) response).reason()).contains("PhysicalResourceId must be a string");
    }

    @Test
    void parse_anUnknownRequestType_isRefusedAndEchoesTheId() throws IOException {
        Map<String, Object> event = new HashMap<>(DELETE);
        event.put("RequestType", "Read");

        Response response = ((RequestParser.Result.Refused) parse(event)).response();

        assertThat(response.physicalResourceId()).isEqualTo("physical");
        assertThat(((Response.Failed) response).reason()).contains("RequestType must be Create, Update or Delete");
    }

    @Test
    void toString_ofWhereToAnswer_hasNoUrl() throws IOException {
        assertThat(parse(DELETE).toString()).contains("Cleanup").doesNotContain("secret");
    }

    private static RequestParser.Result parse(Map<String, Object> event) throws IOException {
        return RequestParser.parse(
                JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asBytes(event));
    }
}
