package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.ROLLBACK_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Function;

/** A stack that never comes to life; meanwhile its function is there, and is given mappings. */
class FailedCreationTest {

    private static final String NAMED_QUEUE = "arn:aws:sqs:eu-west-1:111111111111:named";
    private static final String OTHER_QUEUE = "arn:aws:sqs:eu-west-1:111111111111:other";

    private final SimulatedProvider provider = new SimulatedProvider();

    @RegisterExtension
    final TestingAccount account = new TestingAccount(provider);

    @Test
    void creationThatFailsRollsBackClean_andTheMappingsOfWhatItHadMadeAreGone() {
        Template template = SynthesizedStack.of(
                stack -> account.failCreationAfter(cleanup(stack, SynthesizedStack.function(stack, "Worker"))));
        addMappingsWhenBadBegins();

        assertThat(account.stack.create(template)).isEqualTo(ROLLBACK_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-a-named-queue");
        assertThat(account.existing()).isEmpty();
        assertThat(account.requests()).extracting("RequestType").containsExactly("Create", "Delete");
    }

    @Test
    void creationThatFailsWithOnFailureDelete_isATeardownOfAllThatIsSelected() {
        Template template = SynthesizedStack.of(
                stack -> account.failCreationAfter(cleanup(stack, SynthesizedStack.function(stack, "Worker"))));
        addMappingsWhenBadBegins();

        assertThat(account.stack.createOrDelete(template)).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).isEmpty();
        assertThat(account.existing()).isEmpty();
    }

    @Test
    void deletionWhileTheCreationWasCutShort_byAnIdThatIsMadeUp_removesAllTheSame() {
        Template template = SynthesizedStack.of(stack -> {
            Function worker = SynthesizedStack.function(stack, "Worker");
            cleanup(stack, worker);
            // Begun with the cleanup: it needs what the cleanup needs.
            account.failCreationAfter(worker, stack.getNode().findChild("EventSourceMappingCleanupProvider"));
        });
        addMappingsWhenBadBegins();
        provider.delayNext();

        assertThat(account.stack.create(template)).isEqualTo(ROLLBACK_COMPLETE);

        Map<String, Object> delete = account.requests().get(1);
        assertThat(account.requests()).hasSize(2);
        assertThat(delete).containsEntry("RequestType", "Delete");
        assertThat((String) delete.get("PhysicalResourceId")).matches("Orders-Cleanup.*-[0-9A-F]{12}");
        assertThat(account.reason("Cleanup")).isEqualTo("Resource creation cancelled");
        assertThat(account.uuids()).containsExactly("of-a-named-queue");
        assertThat(account.existing()).isEmpty();
    }

    private static EventSourceMappingCleanup cleanup(Stack stack, Function worker) {
        return EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                .functions(worker)
                .eventSources(NAMED_QUEUE)
                .build();
    }

    private void addMappingsWhenBadBegins() {
        account.stack.onEvent(event -> {
            if (TestingAccount.isAbout(event, "Bad", "CREATE_IN_PROGRESS")) {
                account.plane
                        .add(NewMapping.reading(OTHER_QUEUE, account.physicalId("Worker")))
                        .add(NewMapping.reading(NAMED_QUEUE, "another").uuid("of-a-named-queue"));
            }
        });
    }
}
