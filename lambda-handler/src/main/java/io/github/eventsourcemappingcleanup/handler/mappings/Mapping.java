package io.github.eventsourcemappingcleanup.handler.mappings;

import java.util.Map;

/**
 * An event source mapping as last seen.
 *
 * @param eventSourceArn empty for self-managed Kafka, which has none
 * @param state as the API says it; new ones may come
 */
public record Mapping(
        String uuid, String functionArn, String eventSourceArn, String state, String stateTransitionReason) {
    private static final String DELETING = "Deleting";

    static Mapping of(Map<?, ?> configuration) {
        return new Mapping(
                text(configuration, "UUID"),
                text(configuration, "FunctionArn"),
                text(configuration, "EventSourceArn"),
                text(configuration, "State"),
                text(configuration, "StateTransitionReason"));
    }

    /** One of which nothing is known but its UUID. */
    public static Mapping unseen(String uuid) {
        return new Mapping(uuid, "", "", "not seen", "");
    }

    /** Its deletion was asked for already, by whomever: nothing to do but wait. */
    public boolean deleting() {
        return state.equals(DELETING);
    }

    private static String text(Map<?, ?> configuration, String field) {
        return configuration.get(field) instanceof String text ? text : "";
    }
}
