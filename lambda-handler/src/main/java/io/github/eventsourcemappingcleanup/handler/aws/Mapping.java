package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An event source mapping as last seen.
 *
 * @param eventSourceArn empty for self-managed Kafka, which has none
 * @param state as the API says it; new ones may come
 */
public record Mapping(
        String uuid, String functionArn, String eventSourceArn, String state, String stateTransitionReason) {
    private static final String DELETING = "Deleting";

    /** @param response of Get, Delete or an item of the list: they have the same fields */
    static Mapping of(SdkPojo response) {
        Map<String, @Nullable Object> fields = WireFields.of(response);
        return new Mapping(
                text(fields, "UUID"),
                text(fields, "FunctionArn"),
                text(fields, "EventSourceArn"),
                text(fields, "State"),
                text(fields, "StateTransitionReason"));
    }

    /** One of which nothing is known but its UUID. */
    public static Mapping notSeen(String uuid) {
        return new Mapping(uuid, "", "", "not seen", "");
    }

    /** Its deletion was asked for already, by anyone: nothing to do but wait. */
    public boolean isDeleting() {
        return state.equals(DELETING);
    }

    /** It has not left its first state. */
    public boolean isCreating() {
        return state.equals("Creating");
    }

    /** The service that its source belongs to, as ARNs name it; empty for self-managed Kafka. */
    public String eventSourceService() {
        String[] parts = eventSourceArn.split(":", 4);
        return parts.length < 4 ? "" : parts[2];
    }

    private static String text(Map<String, @Nullable Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}
