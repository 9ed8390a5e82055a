package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.testbed.aws.Header;
import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A provider within the test: it answers at once, unless it is told otherwise. Its physical ids follow from the
 * property Select, so that another one is a replacement.
 */
final class TestingProvider implements Consumer<String> {
    static final URI ENDPOINT = URI.create("http://bucket");

    private final ResponseBucket bucket;
    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private volatile Consumer<Map<String, Object>> behaviour = this::succeed;

    TestingProvider(ResponseBucket bucket) {
        this.bucket = bucket;
    }

    void behave(Consumer<Map<String, Object>> other) {
        behaviour = other;
    }

    /** Otherwise it succeeds. */
    void behaveIf(Predicate<Map<String, Object>> condition, Consumer<Map<String, Object>> other) {
        behave(event -> {
            if (condition.test(event)) {
                other.accept(event);
            } else {
                succeed(event);
            }
        });
    }

    List<Map<String, Object>> events() {
        return List.copyOf(events);
    }

    /** As {@code "Delete Cleanup"}. */
    List<String> requests() {
        return events.stream().map(TestingProvider::request).toList();
    }

    static String request(Map<String, Object> event) {
        return event.get("RequestType") + " " + event.get("LogicalResourceId");
    }

    @Override
    public void accept(String event) {
        Map<String, Object> parsed = Json.parsed(event);
        events.add(parsed);
        behaviour.accept(parsed);
    }

    void succeed(Map<String, Object> event) {
        answer(event, Map.of("Status", "SUCCESS", "PhysicalResourceId", id(event), "Data", Map.of("Found", "it")));
    }

    void fail(Map<String, Object> event) {
        answer(event, Map.of("Status", "FAILED", "Reason", "no", "PhysicalResourceId", id(event)));
    }

    void answer(Map<String, Object> event, Map<String, Object> members) {
        Map<String, Object> answer = new HashMap<>(members);
        for (String echoed : List.of("StackId", "RequestId", "LogicalResourceId")) {
            answer.put(echoed, event.get(echoed));
        }
        byte[] body = Json.written(answer).getBytes(UTF_8);
        String target = String.valueOf(event.get("ResponseURL"))
                .substring(ENDPOINT.toString().length());
        bucket.answer(
                new Request("PUT", target, List.of(new Header("Content-Length", String.valueOf(body.length))), body));
    }

    private static String id(Map<String, Object> event) {
        Object select = ((Map<?, ?>) event.get("ResourceProperties")).get("Select");
        return event.get("RequestType").equals("Delete")
                ? String.valueOf(event.get("PhysicalResourceId"))
                : "selecting-" + select;
    }
}
