package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A mapping to be put into a control plane directly: Enabled and of a random UUID, unless it says otherwise. */
public record NewMapping(
        String uuid, String function, Map<String, Object> members, List<Phase> phases, Mapping.Departure departure) {

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

    static NewMapping of(String function, Map<String, Object> members) {
        List<Phase> phases = List.of(Phase.lasting("Enabled"));
        return new NewMapping(UUID.randomUUID().toString(), function, members, phases, Mapping.Departure.USUAL);
    }

    public NewMapping uuid(String uuid) {
        return new NewMapping(uuid, function, members, phases, departure);
    }

    /** One of the 33 members, as FilterCriteria. */
    public NewMapping member(String name, Object value) {
        Map<String, Object> more = new HashMap<>(members);
        more.put(name, value);
        return new NewMapping(uuid, function, more, phases, departure);
    }

    public NewMapping inState(String state) {
        return phases(Phase.lasting(state));
    }

    /** The states from the moment it appears, one after the other; after the last it is gone. */
    public NewMapping phases(Phase... phases) {
        return new NewMapping(uuid, function, members, List.of(phases), departure);
    }

    /** From its Delete until it is gone; by default the control plane's own durations. */
    public NewMapping deletingFor(Duration time) {
        return departing(departure.lasting(time));
    }

    /** Once deleted it stays in Deleting. */
    public NewMapping neverGone() {
        return deletingFor(ControlPlane.FOREVER);
    }

    /** When it is gone, the list still shows it for so long. */
    public NewMapping listedAfterwards(Duration time) {
        return departing(new Mapping.Departure(departure.lasts(), time, departure.isListed()));
    }

    /** The list does not show it in Deleting. */
    public NewMapping notListedInDeleting() {
        return departing(new Mapping.Departure(departure.lasts(), departure.listedAfterwards(), false));
    }

    private NewMapping departing(Mapping.Departure how) {
        return new NewMapping(uuid, function, members, phases, how);
    }
}
