package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Page;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers of Lambda come to, through the SDK's client: one without what was asked for is none. */
class MappingApiTest {
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String OTHER = "11234567-89ab-cdef-0123-456789abcdef";

    private final ScriptedAws aws = new ScriptedAws();

    @Test
    void list_asksForAWholePageAfterTheMarker() {
        answers("{\"EventSourceMappings\":[{\"UUID\":\"%s\",\"State\":\"Enabled\"}],\"NextMarker\":\"next\"}"
                .formatted(UUID));

        assertThat(aws.mappings.list("a+b/c= d&é"))
                .isEqualTo(
                        new CallResult.Answered<>(new Page(List.of(new Mapping(UUID, "", "", "Enabled", "")), "next")));

        assertThat(aws.requests).singleElement().satisfies(request -> {
            assertThat(request.parameter("MaxItems")).contains("100");
            assertThat(request.parameter("Marker")).contains("a+b/c= d&é");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"NextMarker\":null}",
                "{\"EventSourceMappings\":null}",
                "{\"EventSourceMappings\":{}}",
                "{\"EventSourceMappings\":[{}]}",
                "{\"EventSourceMappings\":[{\"UUID\":\"\"}]}",
                "{\"EventSourceMappings\":[{\"State\":\"Enabled\"}]}",
                "",
                "null",
                "[]",
                "{\"EventSourceMappings\":[",
                "<html><body>Welcome</body></html>"
            })
    void list_withoutAList_orWithoutAUuid_isRetryable(String body) {
        answers(body);

        CallResult<Page> result = aws.mappings.list("");

        assertThat(result).isInstanceOf(CallResult.Retryable.class);
        assertThat(result.why()).contains("ListEventSourceMappings");
    }

    @Test
    void list_thatIsNotFound_isRetryable() {
        aws.answers(Reply.of(404, "application/json", "{}").with("x-amzn-ErrorType", "ResourceNotFoundException"));

        assertThat(aws.mappings.list(""))
                .isEqualTo(new CallResult.Retryable<>("ListEventSourceMappings answered that the list does not exist"));
    }

    @Test
    void get_andDelete_aboutTheMapping_areAnswered_thatWithWhatIsOnTheWire() throws IOException {
        String body = """
                {"UUID":"%s","State":"Deleting","BatchSize":7,"BisectBatchOnFunctionError":true,"StartingPosition":"LATEST",
                "Topics":["topic"],"FunctionResponseTypes":[],"FilterCriteria":{"Filters":[{"Pattern":"{}"}]},
                "SelfManagedEventSource":{"Endpoints":{"KAFKA_BOOTSTRAP_SERVERS":["kafka:9092"]}},
                "LastModified":1700000000.123}""".formatted(UUID);
        answers(body);

        assertThat(aws.mappings.get(UUID))
                .isEqualTo(new CallResult.Answered<>(new Mapping(UUID, "", "", "Deleting", "")));
        Map<String, Object> sent =
                JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS).mapFrom(body);
        assertThat(configurationOfDelete())
                .containsAllEntriesOf(sent)
                .containsEntry("Queues", null)
                .containsEntry("EventSourceArn", null);

        answers("{\"UUID\":\"%s\",\"SelfManagedEventSource\":{}}".formatted(UUID));
        assertThat(configurationOfDelete().get("SelfManagedEventSource")).hasToString("{Endpoints=null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"UUID\":\"" + OTHER + "\",\"State\":\"Enabled\"}",
                "{\"State\":\"Enabled\"}",
                "{\"UUID\":null}",
                "{}",
                "",
                "[]",
                "null",
                "<html><body>Welcome</body></html>"
            })
    void get_andDelete_aboutAnotherMapping_orAboutNone_areRetryable(String body) {
        answers(body);

        assertThat(aws.mappings.get(UUID)).isInstanceOf(CallResult.Retryable.class);
        assertThat(aws.mappings.delete(UUID)).isInstanceOf(CallResult.Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ResourceInUseException", "InvalidParameterValueException", "AccessDeniedException", "Other"})
    void anError_hasTheRequestIdOfAws(String code) {
        aws.answers(Reply.of(400, "application/json", "{\"message\":\"no\"}")
                .with("x-amzn-ErrorType", code)
                .with("x-amzn-RequestId", "4d6f"));

        assertThat(aws.mappings.delete(UUID).awsRequestId()).isEqualTo("4d6f");
    }

    private Map<String, @Nullable Object> configurationOfDelete() {
        return ((CallResult.Answered<MappingApi.Deletion>) aws.mappings.delete(UUID))
                .value()
                .configuration();
    }

    private void answers(String body) {
        aws.answers("application/json", body);
    }
}
