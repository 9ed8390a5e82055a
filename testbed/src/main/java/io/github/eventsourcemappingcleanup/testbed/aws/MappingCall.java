package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Lambda API that is about mappings.
 *
 * @param operation as GetEventSourceMapping
 * @param uuid the mapping that it names, if it names one
 */
public record MappingCall(String operation, @Nullable String uuid) {
    private static final String PATH = "/2015-03-31/event-source-mappings";

    public static Optional<MappingCall> of(Request request) {
        String path = request.path();
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return Optional.empty();
        }
        String rest = path.substring(PATH.length()).replaceFirst("^/", "");
        String uuid = rest.isEmpty() ? null : URLDecoder.decode(rest, UTF_8);
        return Optional.ofNullable(Map.of(
                                "POST ", ControlPlane.CREATE,
                                "GET ", ControlPlane.LIST,
                                "GET uuid", ControlPlane.GET,
                                "DELETE uuid", ControlPlane.DELETE)
                        .get(request.method() + (uuid == null ? " " : " uuid")))
                .map(operation -> new MappingCall(operation, uuid));
    }
}
