package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.DELETING;
import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.ENABLED;
import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.GONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

class VerdictTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String UUID = "5f0e0d8c-0000-4000-8000-000000000003";
    private static final String REASON = "1 mapping left: %s is Deleting. Run cdk destroy again.".formatted(UUID);

    private static final DemoMapping REMOVED = mapping(GONE, "gone");
    private static final DemoMapping OTHERS = mapping(ENABLED, "Enabled");
    private static final DemoMapping STUCK = mapping(DELETING, "Deleting");

    private static final List<StackEvent> TEARDOWN = List.of(
            event(0, "Example", Facts.STACK, "DELETE_IN_PROGRESS"),
            event(0, "Cleanup", Facts.CLEANUP, "DELETE_IN_PROGRESS"),
            event(12, "Cleanup", Facts.CLEANUP, "DELETE_COMPLETE"),
            event(12, "Worker", Facts.FUNCTION, "DELETE_IN_PROGRESS"),
            event(12, "Worker", Facts.FUNCTION, "DELETE_COMPLETE"),
            event(12, "WorkerRole", Facts.ROLE, "DELETE_IN_PROGRESS"),
            event(12, "WorkerRole", Facts.ROLE, "DELETE_COMPLETE"),
            event(13, "Example", Facts.STACK, "DELETE_COMPLETE"));

    private static final List<StackEvent> FAILURE = List.of(
            event(0, "Example", Facts.STACK, "DELETE_IN_PROGRESS"),
            event(0, "Cleanup", Facts.CLEANUP, "DELETE_IN_PROGRESS"),
            event(31, "Cleanup", Facts.CLEANUP, "DELETE_FAILED"),
            event(32, "Example", Facts.STACK, "DELETE_FAILED"));

    @Test
    void teardown_whenTheRightMappingsWentFirst_isRight() {
        assertThat(Verdict.ofTeardown(teardown(0, TEARDOWN, REMOVED, OTHERS))).isEmpty();
    }

    @Test
    void stuckTeardown_whenItFailedInTimeAndSaidWhy_isRight() {
        assertThat(Verdict.ofStuckTeardown(stuck(1, REASON, FAILURE, REMOVED), TIMEOUT))
                .isEmpty();
    }

    static Stream<Arguments> wrongTeardowns() {
        String mapping = "the mapping orders -> worker (" + UUID + ") is ";
        DemoMapping late = REMOVED.next("Deleting", START).next("gone", START.plusSeconds(16));
        return Stream.of(
                arguments(
                        "a mapping is left",
                        teardown(0, TEARDOWN, mapping(GONE, "Enabled"), OTHERS),
                        mapping + "Enabled, expected gone"),
                arguments(
                        "the other function lost its mapping",
                        teardown(0, TEARDOWN, REMOVED, mapping(ENABLED, "gone")),
                        mapping + "gone, expected Enabled"),
                arguments(
                        "the other function's mapping was disabled",
                        teardown(0, TEARDOWN, REMOVED, mapping(ENABLED, "Disabled")),
                        mapping + "Disabled, expected Enabled"),
                arguments(
                        "the CLI failed",
                        teardown(1, TEARDOWN, REMOVED, OTHERS),
                        "cdk destroy ended with status 1, not 0"),
                arguments(
                        "the function began to go before the cleanup was over",
                        teardown(0, moved(TEARDOWN, 3, 2), REMOVED, OTHERS),
                        "the deletion of Worker began before the cleanup was over"),
                arguments(
                        "the role began to go before the cleanup was over",
                        teardown(0, moved(TEARDOWN, 5, 1), REMOVED, OTHERS),
                        "the deletion of WorkerRole began before the cleanup was over"),
                arguments(
                        "no event tells of the cleanup",
                        teardown(0, without(TEARDOWN, 2), REMOVED, OTHERS),
                        "no event says that the cleanup's deletion is complete"),
                arguments(
                        "the stack is not gone",
                        teardown(0, without(TEARDOWN, 7), REMOVED, OTHERS),
                        "no event says DELETE_COMPLETE of a resource of type AWS::CloudFormation::Stack"),
                arguments(
                        "a mapping went after the cleanup was over",
                        teardown(0, TEARDOWN, late, OTHERS),
                        "the mapping orders -> worker was still there when the cleanup was over"),
                arguments(
                        "there was nothing to remove",
                        teardown(0, TEARDOWN, OTHERS),
                        "no mapping was expected to be gone"),
                arguments(
                        "there was nothing to survive",
                        teardown(0, TEARDOWN, REMOVED),
                        "no mapping was expected to be Enabled"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTeardowns")
    void teardown_isWrongWhen(String what, Facts facts, String fault) {
        assertThat(Verdict.ofTeardown(facts)).hasValue(fault);
    }

    static Stream<Arguments> wrongStuckTeardowns() {
        String silent = REASON.replace(UUID, "one");
        return Stream.of(
                arguments(
                        "it succeeded",
                        stuck(0, REASON, FAILURE, REMOVED),
                        30,
                        "cdk destroy ended with status 0, not 1"),
                arguments(
                        "the other mappings are left",
                        stuck(1, REASON, FAILURE, mapping(GONE, "Deleting")),
                        30,
                        "the mapping orders -> worker (" + UUID + ") is Deleting, expected gone"),
                arguments(
                        "it took much longer than the timeout",
                        stuck(1, REASON, FAILURE, REMOVED),
                        10,
                        "the cleanup took 31 s to fail, with a timeout of 10 s"),
                arguments(
                        "the CLI does not name the mapping",
                        stuck(1, silent, FAILURE, REMOVED),
                        30,
                        "what cdk destroy prints does not name " + UUID),
                arguments(
                        "no event tells of the failure",
                        stuck(1, REASON, without(FAILURE, 2), REMOVED),
                        30,
                        "no event says that the cleanup's deletion failed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongStuckTeardowns")
    void stuckTeardown_isWrongWhen(String what, Facts facts, int timeoutSeconds, String fault) {
        assertThat(Verdict.ofStuckTeardown(facts, Duration.ofSeconds(timeoutSeconds)))
                .hasValue(fault);
    }

    private static Facts teardown(int status, List<StackEvent> events, DemoMapping... mappings) {
        return new Facts(new CdkCli.Result(status, ""), List.of(mappings), events);
    }

    private static Facts stuck(int status, String printed, List<StackEvent> events, DemoMapping removed) {
        return new Facts(new CdkCli.Result(status, printed), List.of(removed, OTHERS, STUCK), events);
    }

    private static DemoMapping mapping(String endState, String state) {
        DemoMapping.Plan plan = new DemoMapping.Plan("orders", "worker", true, Duration.ZERO, endState);
        return DemoMapping.first(plan, UUID, state, START);
    }

    private static StackEvent event(int second, String logicalId, String type, String status) {
        return StackEvent.builder()
                .logicalResourceId(logicalId)
                .resourceType(type)
                .resourceStatus(status)
                .resourceStatusReason(status.equals("DELETE_FAILED") ? REASON : null)
                .timestamp(START.plusSeconds(second))
                .build();
    }

    private static List<StackEvent> without(List<StackEvent> events, int index) {
        List<StackEvent> rest = new ArrayList<>(events);
        rest.remove(index);
        return rest;
    }

    private static List<StackEvent> moved(List<StackEvent> events, int from, int to) {
        List<StackEvent> other = new ArrayList<>(events);
        other.add(to, other.remove(from));
        return other;
    }
}
