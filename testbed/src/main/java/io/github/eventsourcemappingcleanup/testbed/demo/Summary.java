package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a person reads at the end: each mapping, and CloudFormation's own account of what went when. */
final class Summary {
    private static final Set<String> TOLD =
            Set.of(ResourceEvent.STACK, ResourceEvent.CLEANUP, ResourceEvent.FUNCTION, ResourceEvent.ROLE);

    private Summary() {}

    static List<String> ofTeardown(Facts facts, Instant now) {
        List<String> lines = mappings(facts.mappings(), now);
        lines.addAll(List.of("", "  what CloudFormation says of the deletion, in seconds from its start"));
        facts.events().stream()
                .filter(event -> TOLD.contains(event.type()))
                .forEach(
                        event -> lines.addAll(lines(event, facts.events().get(0).at())));
        if (facts.events().stream().anyMatch(event -> event.is(ResourceEvent.CLEANUP, "DELETE_FAILED"))) {
            lines.add(
                    "  (The local cloud deletes the rest all the same. AWS keeps what the cleanup depends on: its functions,");
            lines.add("  their roles, the provider; so a second cdk destroy goes on where this one stopped.)");
        }
        lines.add("");
        return lines;
    }

    static List<String> ofUpdate(UpdateFacts facts, Instant now) {
        List<String> lines = mappings(facts.mappings(), now);
        lines.addAll(List.of("", "  what the provider function was sent meanwhile"));
        facts.events().forEach(event -> lines.add("  %-6s  %s".formatted(event.requestType(), event.logicalId())));
        lines.add("  (.demo/logs/provider.log has what it decided, and why)");
        lines.add("");
        return lines;
    }

    private static List<String> mappings(List<Sighting> mappings, Instant now) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "  %-12s    %-14s  %-10s %-10s %s".formatted("mapping of", "to", "has to be", "is", "Delete to gone")));
        mappings.forEach(seen -> lines.add(line(seen, now)));
        return lines;
    }

    private static String line(Sighting seen, Instant now) {
        String took = seen.removalTook(now)
                .map(Words::seconds)
                .map(time -> seen.isGone() ? time : "not within " + time)
                .orElse("");
        return "  %s%-10s %-10s %s"
                .formatted(Words.of(seen.mapping()), seen.mapping().fate().endState(), seen.state(), took)
                .stripTrailing();
    }

    private static List<String> lines(ResourceEvent event, Instant start) {
        String line = "  %7s  %-18s  %s (%s)"
                .formatted(
                        Words.seconds(Duration.between(start, event.at())),
                        event.status(),
                        event.logicalId(),
                        event.type());
        return event.reason().isEmpty() ? List.of(line) : List.of(line, "           " + event.reason());
    }
}
