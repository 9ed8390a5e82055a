package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON answers with the headers that every answer of the Lambda API has, and what CloudFormation's have in common with them. */
final class Answers {
    /** Who asks, where nobody else is named. */
    static final String PROVIDER = "arn:aws:sts::123456789012:assumed-role/provider/provider";

    private Answers() {}

    static Reply json(int status, String body) {
        return Reply.of(status, "application/json", body).with("x-amzn-RequestId", requestId(body));
    }

    /** Of the answer, so that the same calls are answered with the same bytes. */
    static String requestId(String body) {
        return UUID.nameUUIDFromBytes(body.getBytes(UTF_8)).toString();
    }

    static Reply page(List<MappingView> mappings, @Nullable String nextMarker) {
        String marker = nextMarker == null ? null : '"' + nextMarker + '"';
        return json(
                200,
                mappings.stream()
                        .map(MappingView::json)
                        .collect(joining(",", "{\"EventSourceMappings\":[", "],\"NextMarker\":" + marker + "}")));
    }

    /** AWS's sentence (IAM user guide, access denied error messages). */
    static String notAuthorized(String principal, String action, String resource) {
        return "User: " + principal + " is not authorized to perform: " + action + " on resource: " + resource
                + " because no identity-based policy allows the " + action + " action";
    }
}
