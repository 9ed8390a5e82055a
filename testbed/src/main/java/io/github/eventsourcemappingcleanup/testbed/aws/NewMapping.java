package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mapping to be put into a control plane directly: Enabled and of a random UUID, unless it says otherwise. */
public final class NewMapping {

    private final String uuid;
    private final String function;
    private final Map<String, Object> members;
    private final List<Phase> phases;
    private final @Nullable Duration deleting;

    private NewMapping(
            String uuid,
            String function,
            Map<String, Object> members,
            List<Phase> phases,
            @Nullable Duration deleting) {
        this.uuid = uuid;
        this.function = function;
        this.members = members;
        this.phases = phases;
        this.deleting = deleting;
    }

    /** @param function the function's name or ARN, with a qualifier if the mapping has one */
    public static NewMapping reading(String eventSourceArn, String function) {
        return of(function, Map.of("EventSourceArn", eventSourceArn));
    }

    /** A mapping without a source ARN. */
    public static NewMapping ofKafka(String topic, String server, String function) {
        return of(
                function,
                Map.of(
                        "Topics",
                        List.of(topic),
                        "SelfManagedEventSource",
                        Map.of("Endpoints", Map.of("KAFKA_BOOTSTRAP_SERVERS", List.of(server)))));
    }

    private static NewMapping of(String function, Map<String, Object> members) {
        return new NewMapping(UUID.randomUUID().toString(), function, members, List.of(Phase.lasting("Enabled")), null);
    }

    public NewMapping uuid(String uuid) {
        return new NewMapping(uuid, function, members, phases, deleting);
    }

    /** One of the 33 members, as FilterCriteria. */
    public NewMapping member(String name, Object value) {
        Map<String, Object> more = new HashMap<>(members);
        more.put(name, value);
        return new NewMapping(uuid, function, more, phases, deleting);
    }

    public NewMapping inState(String state) {
        return phases(Phase.lasting(state));
    }

    /** The states from the moment it appears, one after the other; after the last it is gone. */
    public NewMapping phases(Phase... phases) {
        return new NewMapping(uuid, function, members, List.of(phases), deleting);
    }

    /** From its Delete until it is gone; by default the control plane's own durations. */
    public NewMapping deletingFor(Duration time) {
        return new NewMapping(uuid, function, members, phases, time);
    }

    /** Once deleted it stays in Deleting. */
    public NewMapping neverGone() {
        return deletingFor(ControlPlane.FOREVER);
    }

    public String uuid() {
        return uuid;
    }

    String function() {
        return function;
    }

    Map<String, Object> members() {
        return members;
    }

    List<Phase> phases() {
        return phases;
    }

    @Nullable
    Duration deleting() {
        return deleting;
    }
}
