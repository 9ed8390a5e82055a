package io.github.eventsourcemappingcleanup.testbed.demo;

import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_FAILED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** All that a verdict rests on: how `cdk destroy` ended, each mapping afterwards, the events of the stack's deletion in order. */
record Facts(CdkCli.Result destroy, List<DemoMapping> mappings, List<StackEvent> events) {
    static final String CLEANUP = "Custom::EventSourceMappingCleanup";
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String ROLE = "AWS::IAM::Role";
    static final String STACK = "AWS::CloudFormation::Stack";
    private static final Set<String> TOLD = Set.of(STACK, CLEANUP, FUNCTION, ROLE);

    Facts {
        mappings = List.copyOf(mappings);
        events = List.copyOf(events);
    }

    /** The last event of this kind. */
    Optional<StackEvent> last(String type, ResourceStatus status) {
        return events.stream().filter(event -> is(event, type, status)).reduce((earlier, later) -> later);
    }

    static boolean is(StackEvent event, String type, ResourceStatus status) {
        return event.resourceType().equals(type) && event.resourceStatus() == status;
    }

    /** Empty if it says none. */
    static String reason(StackEvent event) {
        return Objects.requireNonNullElse(event.resourceStatusReason(), "");
    }

    /** What a person reads at the end: each mapping, and CloudFormation's own account of what was deleted when. */
    List<String> summary(Instant now) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "  %-12s    %-14s  %-10s %-10s %s".formatted("mapping of", "to", "expected", "is", "Delete to gone")));
        for (DemoMapping mapping : mappings) {
            lines.add("  %s%-10s %-10s %s"
                    .formatted(mapping.columns(), mapping.plan().endState(), mapping.state(), mapping.deletionTook(now))
                    .stripTrailing());
        }
        lines.addAll(List.of("", "  CloudFormation's events of the deletion, in seconds from its start"));
        for (StackEvent event : events) {
            if (TOLD.contains(event.resourceType())) {
                String time = View.seconds(events.get(0).timestamp(), event.timestamp());
                lines.add("  %7s  %-18s  %s (%s)"
                        .formatted(
                                time, event.resourceStatusAsString(), event.logicalResourceId(), event.resourceType()));
                if (!reason(event).isEmpty()) {
                    lines.add("           " + reason(event));
                }
            }
        }
        if (last(CLEANUP, DELETE_FAILED).isPresent()) {
            lines.add(
                    "  (The local cloud deletes the rest nevertheless. AWS keeps what the cleanup depends on: its functions,");
            lines.add("  their roles and the provider. So a second cdk destroy continues where this one stopped.)");
        }
        lines.add("");
        return lines;
    }
}
