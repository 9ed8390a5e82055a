package io.github.eventsourcemappingcleanup.handler.mappings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * An answer of the API as plain maps, lists and scalars, taken from the fields that the SDK itself declares: a field
 * that a later SDK knows is there without a change here. Absent fields are null, as on the wire.
 */
final class Configuration {
    private Configuration() {}

    static Map<String, @Nullable Object> of(SdkPojo answer) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : answer.sdkFields()) {
            fields.put(field.locationName(), plain(field.getValueOrDefault(answer)));
        }
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(Configuration::plain).toList();
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
