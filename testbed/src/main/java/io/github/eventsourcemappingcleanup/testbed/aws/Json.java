package io.github.eventsourcemappingcleanup.testbed.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON objects, where one that can't be read is an error of the test. */
public final class Json {
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private Json() {}

    public static Map<String, Object> parsed(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String written(Map<String, ?> object) {
        try {
            return WITH_NULLS.asString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
