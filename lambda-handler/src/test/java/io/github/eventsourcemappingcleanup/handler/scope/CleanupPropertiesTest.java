package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.customresource.InvalidRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanupPropertiesTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
    private static final String QUEUE = "arn:aws-cn:sqs:cn-north-1:111111111111:orders";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

    @Test
    void parse_asTheConstructWritesThem() {
        List<?> functions = List.of(Map.of("Arn", FUNCTION + ":live", "Owned", "true"));
        List<?> sources = List.of(Map.of("Arn", QUEUE), Map.of("Arn", QUEUE, "Owned", true));
        CleanupProperties properties = CleanupProperties.parse(Map.of(
                "ServiceToken",
                "arn",
                "ServiceTimeout",
                "3000",
                "Functions",
                functions,
                "EventSources",
                sources,
                "Uuids",
                List.of(UUID.toUpperCase(Locale.ROOT)),
                "TimeoutSeconds",
                "45"));

        assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(properties.selection().targets())
                .containsExactly(
                        new Target.Function(new FunctionArn(FUNCTION, "live"), true),
                        new Target.EventSource(QUEUE, false),
                        new Target.EventSource(QUEUE, true),
                        new Target.Uuid(UUID));
        assertThat(properties.selection().texts())
                .containsExactly(
                        "function " + FUNCTION + ":live",
                        "event source " + QUEUE,
                        "event source " + QUEUE,
                        "event source mapping " + UUID);
    }

    @Test
    void parse_withoutATimeout_takesTenMinutes() {
        assertThat(CleanupProperties.parse(Map.of("Uuids", List.of(UUID))).timeout())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({
        "aws-cn, cn-north-1",
        "aws-us-gov, us-gov-west-1",
        "aws-iso-b, us-isob-east-1",
        "aws-eusc, eusc-de-east-1"
    })
    void parse_arnsOfAnyPartition(String partition, String region) {
        String function = "arn:" + partition + ":lambda:" + region + ":111111111111:function:orders";
        String stream = "arn:" + partition + ":kinesis:" + region + ":111111111111:stream/orders";

        CleanupProperties properties = CleanupProperties.parse(
                Map.of("Functions", List.of(Map.of("Arn", function)), "EventSources", List.of(Map.of("Arn", stream))));

        assertThat(properties.selection().targets())
                .containsExactly(
                        new Target.Function(new FunctionArn(function, ""), false),
                        new Target.EventSource(stream, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | the selection is empty
                    {"Functions":[],"Uuids":[]} | the selection is empty
                    {"Functions":"x"} | Functions must be a list, not "x"
                    {"Functions":["arn:aws:lambda:eu-west-1:111111111111:function:orders"]} | each of Functions must be an object
                    {"Functions":[{"Arn":"arn:aws:sqs:eu-west-1:111111111111:orders"}]} | not the ARN of a Lambda function
                    {"Functions":[{"Arn":"arn:aws:lambda:eu-west-1:111111111111:function:orders","Owned":"yes"}]} | Owned in Functions must be true or false, not "yes"
                    {"EventSources":[{"Arn":"arn:aws:lambda:eu-west-1:111111111111:function:orders"}]} | not the ARN of an event source
                    {"EventSources":[{"Arn":""}]} | not the ARN of an event source
                    {"EventSources":[{}]} | each of EventSources must be an object
                    {"Uuids":["not-a-uuid"]} | not the UUID of an event source mapping
                    {"Uuids":["01234567-89ab-cdef-0123-456789abcdef",null]} | "null" is not the UUID of an event source mapping
                    {"Uuids":["01234567-89ab-cdef-0123-456789abcdef"],"TimeoutSeconds":"soon"} | TimeoutSeconds must be
                    {"Uuids":["01234567-89ab-cdef-0123-456789abcdef"],"TimeoutSeconds":"-5"} | TimeoutSeconds must be
                    """)
    void parse_refusesWhatIsNoSelection(String properties, String why) throws IOException {
        Map<String, Object> parsed = JSON.std.mapFrom(properties);

        assertThatThrownBy(() -> CleanupProperties.parse(parsed))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(why);
    }
}
