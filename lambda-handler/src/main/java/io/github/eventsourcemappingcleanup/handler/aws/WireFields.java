package io.github.eventsourcemappingcleanup.handler.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.SelfManagedEventSource;

/**
 * A response of the SDK as maps, lists and scalars under the names on the wire, taken from the fields that the SDK declares: a
 * field that a later SDK knows is there without a change here. What the answer does not have is null.
 */
final class WireFields {
    /** What the SDK gives for a list or map that the answer does not have: always this one, which has no public name. */
    private static final Collection<?> ABSENT_LIST =
            EventSourceMappingConfiguration.builder().build().queues();

    private static final Map<?, ?> ABSENT_MAP =
            SelfManagedEventSource.builder().build().endpoints();

    private WireFields() {}

    static Map<String, @Nullable Object> of(SdkPojo response) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : response.sdkFields()) {
            fields.put(field.locationName(), plain(field.getValueOrDefault(response)));
        }
        return fields;
    }

    @SuppressWarnings("ReferenceEquality") // An empty list is an answer, the absent one is none.
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value == ABSENT_LIST || value == ABSENT_MAP) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(WireFields::plain).toList();
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, entry) -> plain.put(key.toString(), plain(entry)));
            return plain;
        }
        if (value instanceof Instant instant) {
            return BigDecimal.valueOf(instant.toEpochMilli(), 3);
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
