package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.Fate.GOES;
import static io.github.eventsourcemappingcleanup.testbed.demo.Fate.STUCK;
import static io.github.eventsourcemappingcleanup.testbed.demo.Fate.SURVIVES;
import static org.assertj.core.api.Assertions.assertThat;

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

    private final Sighting removed = sighting("orders", GOES, "gone");
    private final Sighting others = sighting("orders", SURVIVES, "Enabled");
    private final Sighting stuck = sighting("payments", STUCK, "Deleting");

    private final List<ResourceEvent> teardown = List.of(
            event(0, "Example", ResourceEvent.STACK, "DELETE_IN_PROGRESS"),
            event(0, "Cleanup", ResourceEvent.CLEANUP, "DELETE_IN_PROGRESS"),
            event(12, "Cleanup", ResourceEvent.CLEANUP, "DELETE_COMPLETE"),
            event(12, "Worker", ResourceEvent.FUNCTION, "DELETE_IN_PROGRESS"),
            event(12, "Worker", ResourceEvent.FUNCTION, "DELETE_COMPLETE"),
            event(12, "WorkerRole", ResourceEvent.ROLE, "DELETE_IN_PROGRESS"),
            event(12, "WorkerRole", ResourceEvent.ROLE, "DELETE_COMPLETE"),
            event(13, "Example", ResourceEvent.STACK, "DELETE_COMPLETE"));

    private final List<ResourceEvent> failure = List.of(
            event(0, "Example", ResourceEvent.STACK, "DELETE_IN_PROGRESS"),
            event(0, "Cleanup", ResourceEvent.CLEANUP, "DELETE_IN_PROGRESS"),
            new ResourceEvent("Cleanup", ResourceEvent.CLEANUP, "DELETE_FAILED", REASON, START.plusSeconds(31)),
            event(32, "Example", ResourceEvent.STACK, "DELETE_FAILED"));

    @Test
    void teardown_whenTheRightMappingsWentFirst_isRight() {
        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, others), teardown)))
                .isEmpty();
    }

    @Test
    void teardown_whenAMappingIsLeft_namesIt() {
        Sighting left = sighting("orders", GOES, "Enabled");

        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(left, others), teardown)))
                .hasValue("the mapping orders -> worker (%s) is Enabled and has to be gone".formatted(STUCK_UUID));
    }

    @Test
    void teardown_whenTheOtherFunctionLostItsMapping_isWrong() {
        Sighting lost = sighting("orders", SURVIVES, "gone");

        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, lost), teardown)))
                .hasValueSatisfying(fault -> assertThat(fault).endsWith("is gone and has to be Enabled"));
    }

    @Test
    void teardown_whenTheOtherFunctionsMappingWasDisabled_isWrong() {
        Sighting disabled = sighting("orders", SURVIVES, "Disabled");

        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, disabled), teardown)))
                .isPresent();
    }

    @Test
    void teardown_whenTheCliFailed_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(1, "", List.of(removed, others), teardown)))
                .hasValue("cdk destroy ended with status 1, not 0");
    }

    @Test
    void teardown_whenTheFunctionBeganToGoBeforeTheCleanupWasOver_isWrong() {
        List<ResourceEvent> early = moved(teardown, 3, 2);

        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, others), early)))
                .hasValue("the deletion of Worker began before the cleanup was over");
    }

    @Test
    void teardown_whenTheRoleBeganToGoBeforeTheCleanupWasOver_isWrong() {
        List<ResourceEvent> early = moved(teardown, 5, 1);

        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, others), early)))
                .hasValue("the deletion of WorkerRole began before the cleanup was over");
    }

    @Test
    void teardown_whenNoEventTellsOfTheCleanup_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, others), without(teardown, 2))))
                .hasValue("no event says that the cleanup's deletion is complete");
    }

    @Test
    void teardown_whenTheStackIsNotGone_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed, others), without(teardown, 7))))
                .hasValue("no event says DELETE_COMPLETE of a resource of type AWS::CloudFormation::Stack");
    }

    @Test
    void teardown_whenAMappingWentAfterTheCleanupWasOver_isWrong() {
        Sighting late = removed.next("Deleting", START).next("gone", START.plusSeconds(16));

        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(late, others), teardown)))
                .hasValue("the mapping orders -> worker was still there when the cleanup was over");
    }

    @Test
    void teardown_whenThereWasNothingToRemove_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(others), teardown)))
                .hasValue("there was no mapping to show GOES");
    }

    @Test
    void teardown_whenThereWasNothingToSurvive_isWrong() {
        assertThat(Verdict.ofTeardown(new Facts(0, "", List.of(removed), teardown)))
                .hasValue("there was no mapping to show SURVIVES");
    }

    @Test
    void stuckTeardown_whenItFailedInTimeAndSaidWhy_isRight() {
        assertThat(Verdict.ofStuckTeardown(new Facts(1, REASON, List.of(removed, others, stuck), failure), TIMEOUT))
                .isEmpty();
    }

    @Test
    void stuckTeardown_whenItSucceeded_isWrong() {
        assertThat(Verdict.ofStuckTeardown(new Facts(0, REASON, List.of(removed, others, stuck), failure), TIMEOUT))
                .hasValue("cdk destroy ended with status 0, not 1");
    }

    @Test
    void stuckTeardown_whenTheOtherMappingsAreLeft_isWrong() {
        Sighting left = sighting("orders", GOES, "Deleting");

        assertThat(Verdict.ofStuckTeardown(new Facts(1, REASON, List.of(left, others, stuck), failure), TIMEOUT))
                .isPresent();
    }

    @Test
    void stuckTeardown_whenItTookMuchLongerThanTheTimeout_isWrong() {
        assertThat(Verdict.ofStuckTeardown(
                        new Facts(1, REASON, List.of(removed, others, stuck), failure), Duration.ofSeconds(10)))
                .hasValue("the cleanup took 31 s to fail, with a timeout of 10 s");
    }

    @Test
    void stuckTeardown_whenTheCliDoesNotNameTheMapping_isWrong() {
        String silent = REASON.replace(STUCK_UUID, "one");

        assertThat(Verdict.ofStuckTeardown(new Facts(1, silent, List.of(removed, others, stuck), failure), TIMEOUT))
                .hasValue("what cdk destroy prints does not name " + STUCK_UUID);
    }

    @Test
    void stuckTeardown_whenNoEventTellsOfTheFailure_isWrong() {
        assertThat(Verdict.ofStuckTeardown(
                        new Facts(1, REASON, List.of(removed, others, stuck), without(failure, 2)), TIMEOUT))
                .hasValue("no event says that the cleanup's deletion failed");
    }

    private static Sighting sighting(String source, Fate fate, String state) {
        return Sighting.first(new DemoMapping(STUCK_UUID, source, "worker", fate), state, START);
    }

    private static ResourceEvent event(int second, String logicalId, String type, String status) {
        return new ResourceEvent(logicalId, type, status, "", START.plusSeconds(second));
    }

    private static List<ResourceEvent> without(List<ResourceEvent> events, int index) {
        List<ResourceEvent> rest = new ArrayList<>(events);
        rest.remove(index);
        return rest;
    }

    private static List<ResourceEvent> moved(List<ResourceEvent> events, int from, int to) {
        List<ResourceEvent> other = new ArrayList<>(events);
        other.add(to, other.remove(from));
        return other;
    }
}
