package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.demo.DeployedStack.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that a verdict rests on: how `cdk destroy` ended, each mapping afterwards, the events of the stack's deletion in order. */
record Facts(CdkCli.Result destroy, List<DemoMapping> mappings, List<Event> events) {
    private static final Set<String> TOLD = Set.of(Event.STACK, Event.CLEANUP, Event.FUNCTION, Event.ROLE);

    Facts {
        mappings = List.copyOf(mappings);
        events = List.copyOf(events);
    }

    /** The last event of this kind. */
    Optional<Event> last(String type, String status) {
        return events.stream().filter(event -> event.is(type, status)).reduce((earlier, later) -> later);
    }

    /** What a person reads at the end: each mapping, and CloudFormation's own account of what was deleted when. */
    List<String> summary(Instant now) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "  %-12s    %-14s  %-10s %-10s %s".formatted("mapping of", "to", "has to be", "is", "Delete to gone")));
        for (DemoMapping mapping : mappings) {
            lines.add("  %s%-10s %-10s %s"
                    .formatted(mapping.columns(), mapping.plan().endState(), mapping.state(), mapping.deletionTook(now))
                    .stripTrailing());
        }
        lines.addAll(List.of("", "  what CloudFormation says of the deletion, in seconds from its start"));
        for (Event event : events) {
            if (TOLD.contains(event.type())) {
                String time = View.seconds(events.get(0).at(), event.at());
                lines.add("  %7s  %-18s  %s (%s)".formatted(time, event.status(), event.logicalId(), event.type()));
                if (!event.reason().isEmpty()) {
                    lines.add("           " + event.reason());
                }
            }
        }
        if (last(Event.CLEANUP, "DELETE_FAILED").isPresent()) {
            lines.add(
                    "  (The local cloud deletes the rest all the same. AWS keeps what the cleanup depends on: its functions,");
            lines.add("  their roles, the provider; so a second cdk destroy continues where this one stopped.)");
        }
        lines.add("");
        return lines;
    }
}
