package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.OF_THE_FUNCTION;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.DELETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.GET;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Questions to CloudFormation and deletions: neither waits for the other's pace. By the order of calls in simulated time. */
class ConcurrencyTest {
    private static final int MAPPINGS = 30;
    private static final Duration DELETING = Duration.ofSeconds(3);
    private static final TeardownResult ALL = new TeardownResult.Completed(MAPPINGS);
    /** From then on questions are throttled. */
    private static final int ANSWERED = 10;

    private final SimulatedTeardown teardown = new SimulatedTeardown();
    private final SimulatedAccount account = teardown.account;

    ConcurrencyTest() {
        account.add(MAPPINGS, DELETING);
    }

    @Test
    void questionsGoOn_whileDeletionsAreThrottled() {
        account.plane.faults(throttledDeletions());

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(ALL);

        assertThat(question(MAPPINGS)).isBefore(deletion(2));
    }

    @Test
    void aQuestionThatWasNotAnswered_isAskedAgainWhileDeletionsAreThrottled() {
        account.plane.faults(throttledDeletions());
        account.stacks.faults(
                FaultScript.always(CloudFormationErrors.internalFailure()).times(1));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(ALL);

        assertThat(question(MAPPINGS + 1)).isBefore(deletion(3));
    }

    @Test
    void deletionsGoOn_whileQuestionsAreThrottled() {
        account.stacks.faults(throttledQuestions().times(20));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(ALL);

        assertThat(deletion(ANSWERED)).isBefore(question(ANSWERED + 2));
    }

    @Test
    void looksGoOn_whileQuestionsAreThrottledForLong_soThatItIsKnownWhatIsGone() {
        account.stacks.faults(throttledQuestions());

        TeardownResult.Incomplete result = teardown.incomplete(OF_THE_FUNCTION);

        assertThat(result.gone()).isEqualTo(ANSWERED);
        assertThat(result.remaining()).hasSize(MAPPINGS - ANSWERED);
    }

    @Test
    void aLookIsNotHeldUp_byAnyNumberOfQuestionsThatAreThrottled() {
        account.add(300, DELETING);
        account.stacks.faults(throttledQuestions());

        teardown.run(OF_THE_FUNCTION);

        assertThat(account.calls(LIST).get(3 + 1).time()).isBefore(question(100));
    }

    @Test
    void throttledQuestions_areAskedSeldom_andAsFastAsDeletionsAfterwards() {
        account.add(600, DELETING);
        account.stacks.faults(
                FaultScript.always(CloudFormationErrors.throttling()).until(account.start.plusSeconds(60)));

        teardown.run(OF_THE_FUNCTION);

        assertThat(askedBetween(20, 30)).isBetween(3L, 10L);
        assertThat(askedBetween(110, 120)).isGreaterThan(50);
    }

    @Test
    void unthrottled_oneFollowsTheOther() {
        teardown.run(OF_THE_FUNCTION);

        for (int i = 1; i < MAPPINGS; i++) {
            assertThat(deletion(i)).isBetween(question(i), question(i + 1));
        }
        assertThat(account.calls(GET))
                .first()
                .satisfies(get -> assertThat(get.time())
                        .isAfter(question(teardown.questions().size())));
    }

    private static FaultScript throttledDeletions() {
        return FaultScript.always(LambdaErrors.tooManyRequests(Duration.ofSeconds(10)))
                .onOperation(DELETE)
                .times(5);
    }

    private static FaultScript throttledQuestions() {
        return FaultScript.always(CloudFormationErrors.throttling()).when(call -> call.number() > ANSWERED);
    }

    private long askedBetween(int from, int to) {
        return teardown.questions().stream()
                .map(JournalEntry::time)
                .filter(at ->
                        !at.isBefore(account.start.plusSeconds(from)) && at.isBefore(account.start.plusSeconds(to)))
                .count();
    }

    /** @param number 1 for the first one */
    private Instant question(int number) {
        return teardown.questions().get(number - 1).time();
    }

    /** @param number 1 for the first one, whatever it was answered */
    private Instant deletion(int number) {
        return teardown.deletions().get(number - 1).time();
    }
}
