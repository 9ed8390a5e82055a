package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.DELETING;
import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.ENABLED;
import static io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.demo.DeployedStack.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STUCK_UUID = "5f0e0d8c-0000-4000-8000-000000000003";
    private static final String REASON = "1 mapping left: %s is Deleting. Run cdk destroy again.".formatted(STUCK_UUID);

    private static final CdkCli.Result STUCK_END = new CdkCli.Result(1, REASON);

    private final DemoMapping removed = mapping("orders", GONE, "gone");
    private final DemoMapping others = mapping("orders", ENABLED, "Enabled");
    private final DemoMapping stuck = mapping("payments", DELETING, "Deleting");

    private final List<Event> teardown = List.of(
            event(0, "Example", Event.STACK, "DELETE_IN_PROGRESS"),
            event(0, "Cleanup", Event.CLEANUP, "DELETE_IN_PROGRESS"),
            event(12, "Cleanup", Event.CLEANUP, "DELETE_COMPLETE"),
            event(12, "Worker", Event.FUNCTION, "DELETE_IN_PROGRESS"),
            event(12, "Worker", Event.FUNCTION, "DELETE_COMPLETE"),
            event(12, "WorkerRole", Event.ROLE, "DELETE_IN_PROGRESS"),
            event(12, "WorkerRole", Event.ROLE, "DELETE_COMPLETE"),
            event(13, "Example", Event.STACK, "DELETE_COMPLETE"));

    private final List<Event> failure = List.of(
            event(0, "Example", Event.STACK, "DELETE_IN_PROGRESS"),
            event(0, "Cleanup", Event.CLEANUP, "DELETE_IN_PROGRESS"),
            new Event("Cleanup", Event.CLEANUP, "DELETE_FAILED", REASON, START.plusSeconds(31)),
            event(32, "Example", Event.STACK, "DELETE_FAILED"));

    @Test
    void teardown_whenTheRightMappingsWentFirst_isRight() {
        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, others), teardown)))
                .isEmpty();
    }

    @Test
    void teardown_whenAMappingIsLeft_namesIt() {
        DemoMapping left = mapping("orders", GONE, "Enabled");

        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(left, others), teardown)))
                .hasValue("the mapping orders -> worker (%s) is Enabled and has to be gone".formatted(STUCK_UUID));
    }

    @Test
    void teardown_whenTheOtherFunctionLostItsMapping_isWrong() {
        DemoMapping lost = mapping("orders", ENABLED, "gone");

        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, lost), teardown)))
                .hasValueSatisfying(fault -> assertThat(fault).endsWith("is gone and has to be Enabled"));
    }

    @Test
    void teardown_whenTheOtherFunctionsMappingWasDisabled_isWrong() {
        DemoMapping disabled = mapping("orders", ENABLED, "Disabled");

        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, disabled), teardown)))
                .isPresent();
    }

    @Test
    void teardown_whenTheCliFailed_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(ended(1), List.of(removed, others), teardown)))
                .hasValue("cdk destroy ended with status 1, not 0");
    }

    @Test
    void teardown_whenTheFunctionBeganToGoBeforeTheCleanupWasOver_isWrong() {
        List<Event> early = moved(teardown, 3, 2);

        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, others), early)))
                .hasValue("the deletion of Worker began before the cleanup was over");
    }

    @Test
    void teardown_whenTheRoleBeganToGoBeforeTheCleanupWasOver_isWrong() {
        List<Event> early = moved(teardown, 5, 1);

        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, others), early)))
                .hasValue("the deletion of WorkerRole began before the cleanup was over");
    }

    @Test
    void teardown_whenNoEventTellsOfTheCleanup_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, others), without(teardown, 2))))
                .hasValue("no event says that the cleanup's deletion is complete");
    }

    @Test
    void teardown_whenTheStackIsNotGone_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed, others), without(teardown, 7))))
                .hasValue("no event says DELETE_COMPLETE of a resource of type AWS::CloudFormation::Stack");
    }

    @Test
    void teardown_whenAMappingWentAfterTheCleanupWasOver_isWrong() {
        DemoMapping late = removed.next("Deleting", START).next("gone", START.plusSeconds(16));

        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(late, others), teardown)))
                .hasValue("the mapping orders -> worker was still there when the cleanup was over");
    }

    @Test
    void teardown_whenThereWasNothingToRemove_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(others), teardown)))
                .hasValue("there was no mapping that has to be gone");
    }

    @Test
    void teardown_whenThereWasNothingToSurvive_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(ended(0), List.of(removed), teardown)))
                .hasValue("there was no mapping that has to be Enabled");
    }

    @Test
    void stuckTeardown_whenItFailedInTimeAndSaidWhy_isRight() {
        assertThat(Verdict.ofStuckTeardown(new Facts(STUCK_END, List.of(removed, others, stuck), failure), TIMEOUT))
                .isEmpty();
    }

    @Test
    void stuckTeardown_whenItSucceeded_isWrong() {
        assertThat(Verdict.ofStuckTeardown(
                        new Facts(new CdkCli.Result(0, REASON), List.of(removed, others, stuck), failure), TIMEOUT))
                .hasValue("cdk destroy ended with status 0, not 1");
    }

    @Test
    void stuckTeardown_whenTheOtherMappingsAreLeft_isWrong() {
        DemoMapping left = mapping("orders", GONE, "Deleting");

        assertThat(Verdict.ofStuckTeardown(new Facts(STUCK_END, List.of(left, others, stuck), failure), TIMEOUT))
                .isPresent();
    }

    @Test
    void stuckTeardown_whenItTookMuchLongerThanTheTimeout_isWrong() {
        assertThat(Verdict.ofStuckTeardown(
                        new Facts(STUCK_END, List.of(removed, others, stuck), failure), Duration.ofSeconds(10)))
                .hasValue("the cleanup took 31 s to fail, with a timeout of 10 s");
    }

    @Test
    void stuckTeardown_whenTheCliDoesNotNameTheMapping_isWrong() {
        String silent = REASON.replace(STUCK_UUID, "one");

        assertThat(Verdict.ofStuckTeardown(
                        new Facts(new CdkCli.Result(1, silent), List.of(removed, others, stuck), failure), TIMEOUT))
                .hasValue("what cdk destroy prints does not name " + STUCK_UUID);
    }

    @Test
    void stuckTeardown_whenNoEventTellsOfTheFailure_isWrong() {
        assertThat(Verdict.ofStuckTeardown(
                        new Facts(STUCK_END, List.of(removed, others, stuck), without(failure, 2)), TIMEOUT))
                .hasValue("no event says that the cleanup's deletion failed");
    }

    private static DemoMapping mapping(String source, String endState, String state) {
        DemoMapping.Plan plan = new DemoMapping.Plan(source, "worker", true, Duration.ZERO, endState);
        return DemoMapping.first(plan, STUCK_UUID, state, START);
    }

    private static CdkCli.Result ended(int status) {
        return new CdkCli.Result(status, "");
    }

    private static Event event(int second, String logicalId, String type, String status) {
        return new Event(logicalId, type, status, "", START.plusSeconds(second));
    }

    private static List<Event> without(List<Event> events, int index) {
        List<Event> rest = new ArrayList<>(events);
        rest.remove(index);
        return rest;
    }

    private static List<Event> moved(List<Event> events, int from, int to) {
        List<Event> other = new ArrayList<>(events);
        other.add(to, other.remove(from));
        return other;
    }
}
