package io.github.eventsourcemappingcleanup.example;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.controlplane.NewMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Function;

/** A cleanup that is changed or taken out, while its stack lives on. */
class LivingStackTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";

    @RegisterExtension
    static final ProviderHosts HOSTS = new ProviderHosts();

    private final TestingAccount account = new TestingAccount(HOSTS);
    private final Set<String> thereAtTheAnswer = new HashSet<>();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void cleanupThatIsTakenOutReleasesItsMappings_andTakesTheProviderWithIt() {
        account.stack.create(SynthesizedStack.of(stack -> SynthesizedStack.cleanup(stack, "Cleanup", worker(stack))));
        account.plane.add(
                NewMapping.reading(QUEUE, account.physicalId("Worker")).uuid("of-worker"));
        lookAroundAtTheAnswer();

        assertThat(account.stack.update(SynthesizedStack.of(LivingStackTest::worker)))
                .isEqualTo(UPDATE_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-worker");
        assertThat(account.log())
                .anyMatch(
                        line -> line.contains("\"released\"") && line.contains("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"));
        assertThat(thereAtTheAnswer)
                .contains("EventSourceMappingCleanupHandler", "EventSourceMappingCleanupProviderPolicyCleanup");
        assertThat(account.existing()).containsExactlyInAnyOrder("Worker", "WorkerServiceRole");
    }

    @Test
    void anotherSelectionIsAReplacement_whoseDeleteHasTheOldSelection_andFindsTheOldPolicy() {
        account.stack.create(SynthesizedStack.of(stack -> {
            other(stack);
            SynthesizedStack.cleanup(stack, "Cleanup", worker(stack));
        }));
        String oldId = account.physicalId("Cleanup");
        String oldPolicy = account.physicalId("EventSourceMappingCleanupProviderPolicyCleanup");
        account.plane
                .add(NewMapping.reading(QUEUE, account.physicalId("Worker")).uuid("of-worker"))
                .add(NewMapping.reading(QUEUE, account.physicalId("Other")).uuid("of-other"));
        lookAroundAtTheAnswer();

        assertThat(account.stack.update(SynthesizedStack.of(stack -> {
                    worker(stack);
                    SynthesizedStack.cleanup(stack, "Cleanup", other(stack));
                })))
                .isEqualTo(UPDATE_COMPLETE);

        assertThat(account.requests()).extracting("RequestType").containsExactly("Create", "Update", "Delete");
        assertThat(selected(1)).containsExactly(account.attribute("Other", "Arn"));
        assertThat(selected(2)).containsExactly(account.attribute("Worker", "Arn"));
        assertThat(account.requests().get(2)).containsEntry("PhysicalResourceId", oldId);
        assertThat(account.physicalId("Cleanup")).isNotEqualTo(oldId);
        assertThat(thereAtTheAnswer).contains(oldPolicy);
        assertThat(account.stack.existing())
                .noneMatch(resource -> resource.physicalId().equals(oldPolicy));
        assertThat(account.uuids()).containsExactlyInAnyOrder("of-worker", "of-other");
    }

    /** Logical ids of what exists, and physical ids too. */
    private void lookAroundAtTheAnswer() {
        account.stack.onEvent(event -> {
            if (TestingAccount.isAbout(event, "Cleanup", "DELETE_COMPLETE")) {
                thereAtTheAnswer.addAll(account.existing());
                account.stack.existing().forEach(resource -> thereAtTheAnswer.add(resource.physicalId()));
            }
        });
    }

    /** The functions' ARNs in the properties of a request to the provider. */
    private List<String> selected(int request) {
        Map<?, ?> properties = (Map<?, ?>) account.requests().get(request).get("ResourceProperties");
        return ((List<?>) properties.get("Functions"))
                .stream()
                        .map(function -> String.valueOf(((Map<?, ?>) function).get("Arn")))
                        .toList();
    }

    private static Function worker(Stack stack) {
        return SynthesizedStack.function(stack, "Worker");
    }

    private static Function other(Stack stack) {
        return SynthesizedStack.function(stack, "Other");
    }
}
