package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Lambda's REST API. */
public final class LambdaRest implements Lambda {
    private static final String MAPPINGS = "/2015-03-31/event-source-mappings";

    private final SignedHttp http;

    public LambdaRest(SignedHttp http) {
        this.http = http;
    }

    @Override
    public Map<?, ?> listEventSourceMappings(int maxItems, String marker) {
        Map<String, String> query = new TreeMap<>(Map.of("MaxItems", String.valueOf(maxItems)));
        if (!marker.isEmpty()) {
            query.put("Marker", marker);
        }
        return call("ListEventSourceMappings", SdkHttpMethod.GET, MAPPINGS, query);
    }

    @Override
    public Map<?, ?> getEventSourceMapping(String uuid) {
        return call("GetEventSourceMapping", SdkHttpMethod.GET, path(uuid), Map.of());
    }

    @Override
    public Map<?, ?> deleteEventSourceMapping(String uuid) {
        return call("DeleteEventSourceMapping", SdkHttpMethod.DELETE, path(uuid), Map.of());
    }

    @Override
    public void close() {
        http.close();
    }

    private Map<?, ?> call(String action, SdkHttpMethod method, String path, Map<String, String> query) {
        Received received = http.send(action, method, path, query);
        Optional<Map<?, ?>> body = Json.object(received.body());
        if (received.isSuccess()) {
            return body.orElseThrow(() -> SdkClientException.create("no answer to " + action));
        }
        throw error(received, body.orElse(Map.of()));
    }

    private static String path(String uuid) {
        return MAPPINGS + "/" + SdkHttpUtils.urlEncode(uuid);
    }

    private static AwsServiceException error(Received received, Map<?, ?> body) {
        Optional<String> code = received.head().firstMatchingHeader("x-amzn-ErrorType");
        return received.error(
                code.or(() -> text(body, "__type", "code")).map(LambdaRest::name),
                text(body, "message", "Message", "errorMessage"));
    }

    /** It may be between a namespace and an address: {@code com.amazonaws#NameOfTheError:http://…}. */
    private static String name(String code) {
        String name = code.contains(":") ? code.substring(0, code.indexOf(':')) : code;
        return name.substring(name.indexOf('#') + 1);
    }

    private static Optional<String> text(Map<?, ?> body, String... names) {
        return Stream.of(names)
                .map(body::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
