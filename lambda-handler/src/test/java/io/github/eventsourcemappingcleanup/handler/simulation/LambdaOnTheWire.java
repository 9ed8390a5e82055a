package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.aws.Lambda;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What the SDK's types say, as it is on the wire: by the fields that they declare themselves. */
public record LambdaOnTheWire(LambdaClient lambda) implements Lambda {
    @Override
    public Map<?, ?> listEventSourceMappings(int maxItems, String marker) {
        return fields(lambda.listEventSourceMappings(
                request -> request.maxItems(maxItems).marker(marker.isEmpty() ? null : marker)));
    }

    @Override
    public Map<?, ?> getEventSourceMapping(String uuid) {
        return fields(lambda.getEventSourceMapping(request -> request.uuid(uuid)));
    }

    @Override
    public Map<?, ?> deleteEventSourceMapping(String uuid) {
        return fields(lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
    }

    @Override
    public void close() {
        lambda.close();
    }

    private static Map<String, @Nullable Object> fields(SdkPojo answer) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : answer.sdkFields()) {
            fields.put(field.locationName(), plain(field.getValueOrDefault(answer)));
        }
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            return fields(pojo);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(LambdaOnTheWire::plain).toList();
        }
        return value;
    }
}
