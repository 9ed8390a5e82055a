package io.github.eventsourcemappingcleanup.testbed.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON answers with the headers that every answer of the Lambda API has. */
final class Answers {

    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private Answers() {}

    static Reply json(int status, Map<String, ?> body) {
        try {
            return Reply.of(status, "application/json", WITH_NULLS.asString(body))
                    .with("x-amzn-RequestId", UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply page(List<MappingView> mappings, @Nullable String nextMarker) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(
                "EventSourceMappings",
                mappings.stream().map(MappingView::configuration).toList());
        body.put("NextMarker", nextMarker);
        return json(200, body);
    }

    static Map<String, Object> parsed(String json) {
        try {
            return new HashMap<>(JSON.std.mapFrom(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
