package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lambda delivers an event once more when the deletion that it belonged to is over. */
class LateEventTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String OF_THE_SAME_NAME = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/1a4f";

    @RegisterExtension
    final TestingAccount account = new TestingAccount();

    @ParameterizedTest
    @CsvSource({"DELETE_FAILED, ", "DELETE_COMPLETE, ", "DELETE_COMPLETE, DELETE_IN_PROGRESS"})
    void stackHasFailedOrIsGoneOrWasMadeAgain_nothingGoes(String status, String ofTheSameName) {
        account.stack.create(SynthesizedStack.of(
                stack -> SynthesizedStack.cleanup(stack, "Cleanup", SynthesizedStack.function(stack, "Worker"))));
        account.plane.add(
                NewMapping.reading(QUEUE, account.physicalId("Worker")).uuid("of-worker"));
        account.plane.faults(FaultScript.always(LambdaErrors.invalidParameterValue("not now"))
                .onOperation(ControlPlane.DELETE)
                .times(1));
        assertThat(account.stack.delete()).isEqualTo(DELETE_FAILED);
        account.stacks.put(TestingAccount.STACK_ID, status);
        if (ofTheSameName != null) {
            account.stacks.put(OF_THE_SAME_NAME, ofTheSameName);
        }

        account.deliverAgain();

        assertThat(account.uuids()).containsExactly("of-worker");
        assertThat(account.log()).anyMatch(line -> line.contains("\"kept\"") && line.contains(status));
    }
}
