package io.github.eventsourcemappingcleanup.testbed.demo;

import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_IN_PROGRESS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Decides from the facts alone whether what had to happen has happened; if not, tells the first thing that is wrong. */
final class Verdict {
    /** For the start of the provider's JVM and its answer, beyond the cleanup's own timeout. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(15);

    /** A mapping's end is seen by looking several times a second; on a busy machine, later. */
    private static final Duration LATE_LOOK = Duration.ofSeconds(2);

    private final Facts facts;
    private final List<String> faults = new ArrayList<>();

    private Verdict(Facts facts) {
        this.facts = facts;
    }

    /** Empty if everything is deleted that had to be, and in the right order. */
    static Optional<String> ofTeardown(Facts facts) {
        Verdict verdict = new Verdict(facts);
        verdict.checkMappings(List.of(DemoMapping.GONE, DemoMapping.ENABLED));
        verdict.checkStatus(0);
        verdict.checkOrder();
        return verdict.faults.stream().findFirst();
    }

    /** Empty if the teardown failed because of the stuck mapping, in time, and said what a person needs. */
    static Optional<String> ofStuckTeardown(Facts facts, Duration timeout) {
        Verdict verdict = new Verdict(facts);
        verdict.checkMappings(List.of(DemoMapping.GONE, DemoMapping.ENABLED, DemoMapping.DELETING));
        verdict.checkStatus(1);
        verdict.checkFailure(timeout);
        return verdict.faults.stream().findFirst();
    }

    /** Without a mapping of each kind all would be right for nothing. */
    private void checkMappings(List<String> endStates) {
        for (String endState : endStates) {
            check(
                    facts.mappings().stream().anyMatch(mapping -> mapping.hasToBe(endState)),
                    "no mapping was expected to be " + endState);
        }
        for (DemoMapping mapping : facts.mappings()) {
            String state = mapping.state();
            String right = mapping.plan().endState();
            check(
                    state.equals(right),
                    "the mapping %s (%s) is %s, expected %s".formatted(mapping, mapping.uuid(), state, right));
        }
    }

    private void checkStatus(int expected) {
        int status = facts.destroy().status();
        check(status == expected, "cdk destroy ended with status %d, not %d".formatted(status, expected));
    }

    /** The mappings were gone before the cleanup was over, and it was over before a function or a role began to be deleted. */
    private void checkOrder() {
        Optional<StackEvent> cleaned = facts.last(Facts.CLEANUP, DELETE_COMPLETE);
        if (cleaned.isEmpty()) {
            faults.add("no event says that the cleanup's deletion is complete");
            return;
        }
        for (StackEvent event : facts.events().subList(0, facts.events().indexOf(cleaned.get()))) {
            check(
                    !Facts.is(event, Facts.FUNCTION, DELETE_IN_PROGRESS)
                            && !Facts.is(event, Facts.ROLE, DELETE_IN_PROGRESS),
                    "the deletion of %s began before the cleanup was over".formatted(event.logicalResourceId()));
        }
        List.of(Facts.FUNCTION, Facts.ROLE, Facts.STACK).forEach(type -> checkEvent(type, DELETE_COMPLETE));
        Instant over = cleaned.get().timestamp().plus(LATE_LOOK);
        for (DemoMapping mapping : facts.mappings()) {
            check(
                    !mapping.state().equals(DemoMapping.GONE)
                            || !mapping.since().isAfter(over),
                    "the mapping %s was still there when the cleanup was over".formatted(mapping));
        }
    }

    /** It came in time; CloudFormation's event and the CLI's output, where people look, name what is stuck and what to do. */
    private void checkFailure(Duration timeout) {
        Optional<StackEvent> began = facts.last(Facts.CLEANUP, DELETE_IN_PROGRESS);
        Optional<StackEvent> failed = facts.last(Facts.CLEANUP, DELETE_FAILED);
        if (began.isEmpty() || failed.isEmpty()) {
            faults.add("no event says that the cleanup's deletion failed");
            return;
        }
        Duration took = Duration.between(began.get().timestamp(), failed.get().timestamp());
        check(
                took.compareTo(timeout.plus(ALLOWANCE)) <= 0,
                "the cleanup took %d s to fail, with a timeout of %d s"
                        .formatted(took.toSeconds(), timeout.toSeconds()));
        checkEvent(Facts.STACK, DELETE_FAILED);
        String reason = Facts.reason(failed.get());
        for (DemoMapping mapping : facts.mappings()) {
            if (mapping.hasToBe(DemoMapping.DELETING)) {
                for (String word : List.of(mapping.uuid(), DemoMapping.DELETING, "cdk destroy")) {
                    check(reason.contains(word), "CloudFormation's reason does not name " + word);
                    check(facts.destroy().output().contains(word), "what cdk destroy prints does not name " + word);
                }
            }
        }
    }

    private void checkEvent(String type, ResourceStatus status) {
        check(
                facts.last(type, status).isPresent(),
                "no event says %s of a resource of type %s".formatted(status, type));
    }

    private void check(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }
}
