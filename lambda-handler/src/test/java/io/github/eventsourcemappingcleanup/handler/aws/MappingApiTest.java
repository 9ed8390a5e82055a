package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Page;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.util.List;
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
    void get_andDelete_aboutTheMapping_areAnswered() {
        answers("{\"UUID\":\"%s\",\"State\":\"Deleting\",\"BatchSize\":7}".formatted(UUID));

        assertThat(aws.mappings.get(UUID))
                .isEqualTo(new CallResult.Answered<>(new Mapping(UUID, "", "", "Deleting", "")));
        assertThat(aws.mappings.delete(UUID))
                .isInstanceOfSatisfying(
                        CallResult.Answered.class,
                        answered -> assertThat(((MappingApi.Deletion) answered.value()).configuration())
                                .containsEntry("BatchSize", 7));
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

    private void answers(String body) {
        aws.answers("application/json", body);
    }
}
