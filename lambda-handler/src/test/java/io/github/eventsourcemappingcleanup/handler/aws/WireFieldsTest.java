package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;

class WireFieldsTest {
    @Test
    void of_aResponse_isWhatIsOnTheWire() {
        Map<String, @Nullable Object> fields = WireFields.of(EventSourceMappingConfiguration.builder()
                .uuid("one")
                .batchSize(7)
                .bisectBatchOnFunctionError(true)
                .startingPosition("LATEST")
                .lastModified(Instant.ofEpochMilli(1_700_000_000_123L))
                .topics("topic")
                .functionResponseTypes(List.of())
                .filterCriteria(criteria ->
                        criteria.filters(Filter.builder().pattern("{}").build()))
                .selfManagedEventSource(
                        source -> source.endpointsWithStrings(Map.of("KAFKA_BOOTSTRAP_SERVERS", List.of("kafka:9092"))))
                .build());

        assertThat(fields)
                .containsEntry("UUID", "one")
                .containsEntry("BatchSize", 7)
                .containsEntry("BisectBatchOnFunctionError", true)
                .containsEntry("StartingPosition", "LATEST")
                .containsEntry("LastModified", new BigDecimal("1700000000.123"))
                .containsEntry("Topics", List.of("topic"))
                .containsEntry("FunctionResponseTypes", List.of())
                .containsEntry("FilterCriteria", Map.of("Filters", List.of(Map.of("Pattern", "{}"))))
                .containsEntry("Queues", null)
                .containsEntry("EventSourceArn", null);
        assertThat(fields.get("SelfManagedEventSource"))
                .isEqualTo(Map.of("Endpoints", Map.of("KAFKA_BOOTSTRAP_SERVERS", List.of("kafka:9092"))));
    }

    @Test
    void of_aStructureWithoutItsMap_hasNull() {
        assertThat(WireFields.of(EventSourceMappingConfiguration.builder()
                                .selfManagedEventSource(source -> {})
                                .build())
                        .get("SelfManagedEventSource"))
                .hasToString("{Endpoints=null}");
    }
}
