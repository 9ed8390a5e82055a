package io.github.eventsourcemappingcleanup.handler.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;

class ConfigurationTest {
    @Test
    void of_anAnswer_isWhatIsOnTheWire() {
        Map<String, @Nullable Object> plain = Configuration.of(EventSourceMappingConfiguration.builder()
                .uuid("one")
                .batchSize(7)
                .bisectBatchOnFunctionError(true)
                .startingPosition("LATEST")
                .lastModified(Instant.ofEpochMilli(1_700_000_000_123L))
                .topics("topic")
                .filterCriteria(criteria ->
                        criteria.filters(Filter.builder().pattern("{}").build()))
                .selfManagedEventSource(
                        source -> source.endpointsWithStrings(Map.of("KAFKA_BOOTSTRAP_SERVERS", List.of("kafka:9092"))))
                .build());

        assertThat(plain)
                .containsEntry("UUID", "one")
                .containsEntry("BatchSize", 7)
                .containsEntry("BisectBatchOnFunctionError", true)
                .containsEntry("StartingPosition", "LATEST")
                .containsEntry("LastModified", new BigDecimal("1700000000.123"))
                .containsEntry("Topics", List.of("topic"))
                .containsEntry("FilterCriteria", Map.of("Filters", List.of(Map.of("Pattern", "{}"))))
                .containsEntry("Queues", null)
                .containsEntry("EventSourceArn", null);
        assertThat(plain.get("SelfManagedEventSource"))
                .isEqualTo(Map.of("Endpoints", Map.of("KAFKA_BOOTSTRAP_SERVERS", List.of("kafka:9092"))));
    }
}
