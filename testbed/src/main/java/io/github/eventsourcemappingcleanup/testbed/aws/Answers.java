package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON answers with the headers that every answer of the Lambda API has. */
final class Answers {

    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private Answers() {}

    static Reply json(int status, String body) {
        return Reply.of(status, "application/json", body).with("x-amzn-RequestId", requestId(body));
    }

    /** Of the answer, so that the same calls are answered with the same bytes. */
    static String requestId(String body) {
        return UUID.nameUUIDFromBytes(body.getBytes(UTF_8)).toString();
    }

    static Reply page(List<MappingView> mappings, @Nullable String nextMarker) {
        return json(
                200,
                mappings.stream()
                        .map(MappingView::json)
                        .collect(joining(
                                ",",
                                "{\"EventSourceMappings\":[",
                                "],\"NextMarker\":" + (nextMarker == null ? null : '"' + nextMarker + '"') + "}")));
    }

    static String written(Map<String, ?> body) {
        try {
            return WITH_NULLS.asString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> parsed(String json) {
        try {
            return new HashMap<>(JSON.std.mapFrom(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
