package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A request as it came over the wire: the target and the headers are untouched. */
public record Request(String method, String target, List<Header> headers, byte[] body) {
    public Request {
        headers = List.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .findFirst();
    }

    /** The path, not decoded. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The query, not decoded; empty if there is none. */
    public String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** The decoded value of a query parameter. */
    public Optional<String> parameter(String name) {
        return parameter(query(), name);
    }

    /** The decoded value of a field of a form body. */
    public Optional<String> formField(String name) {
        return parameter(text(), name);
    }

    public String text() {
        return new String(body, UTF_8);
    }

    private static Optional<String> parameter(String encoded, String name) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> URLDecoder.decode(pair[0], UTF_8).equals(name))
                .map(pair -> pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8))
                .findFirst();
    }
}
