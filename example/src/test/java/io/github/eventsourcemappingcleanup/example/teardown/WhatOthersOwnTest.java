package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.UPDATE_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Phase;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/** Mappings that a stack declares, besides those that nobody does. */
class WhatOthersOwnTest {

    private static final String DECLARED = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String BILLING = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Billing/7c21";

    @RegisterExtension
    final TestingAccount account = new TestingAccount();

    @Test
    void mappingThatAnotherStackDeclaresIsLeftToIt_andNamedInTheLog() {
        create();
        addMappings();
        declaredByBilling("UPDATE_COMPLETE", "CREATE_COMPLETE");

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly(DECLARED);
        assertThat(account.log()).anyMatch(line -> line.contains(DECLARED) && line.contains(BILLING));
        assertThat(deletionsOf(DECLARED)).isZero();
    }

    @Test
    void mappingThatTheStackItselfDeclaresIsLeftToCloudFormation() {
        account.stack.create(SynthesizedStack.of(stack -> {
            Function worker = SynthesizedStack.function(stack, "Worker");
            CfnEventSourceMapping mapping = CfnEventSourceMapping.Builder.create(stack, "Mapping")
                    .functionName(worker.getFunctionName())
                    .eventSourceArn(new Queue(stack, "Jobs").getQueueArn())
                    .build();
            // So that it is still there when the cleanup looks.
            SynthesizedStack.cleanup(stack, "Cleanup", worker).getNode().addDependency(mapping);
        }));
        addMappings();
        String own = account.physicalId("Mapping");
        account.plane.add(
                NewMapping.reading(QUEUE + "-own", account.physicalId("Worker")).uuid(own));

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly(own);
        assertThat(account.log()).anyMatch(line -> line.contains(own) && line.contains(TestingAccount.STACK_ID));
        assertThat(deletionsOf(own)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_COMPLETE", "DELETE_SKIPPED"})
    void mappingThatADeletedStackHadDeclaredGoes(String resourceStatus) {
        create();
        addMappings();
        declaredByBilling("DELETE_COMPLETE", resourceStatus);

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).isEmpty();
    }

    @Test
    void mappingOfALeavingFunction_thatAnotherStackDeclares_isLeftToItInALivingStackToo() {
        create();
        addMappings();
        declaredByBilling("UPDATE_COMPLETE", "CREATE_COMPLETE");

        assertThat(account.stack.update(SynthesizedStack.of(stack -> new Queue(stack, "Jobs"))))
                .isEqualTo(UPDATE_COMPLETE);

        assertThat(account.uuids()).containsExactly(DECLARED);
        assertThat(account.existing()).containsExactly("Jobs");
    }

    @Test
    void mappingThatIsSelectedByItsUuid_andDeclared_isLeftToo() {
        account.stack.create(SynthesizedStack.of(stack -> EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                .uuids(DECLARED)
                .build()));
        account.plane.add(NewMapping.reading(QUEUE, "another").uuid(DECLARED));
        declaredByBilling("UPDATE_COMPLETE", "CREATE_COMPLETE");

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly(DECLARED);
    }

    @Test
    void eachMappingIsAskedAboutOnce() {
        create();
        addMappings();
        account.plane.add(NewMapping.reading(QUEUE + "-slow", account.physicalId("Worker"))
                .uuid("slow")
                .phases(Phase.of("Creating", Duration.ofSeconds(1)), Phase.lasting("Enabled")));

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.stacks.journal())
                .filteredOn(JournalEntry::operation, Stacks.DESCRIBE_STACK_RESOURCES)
                .extracting(JournalEntry::subject)
                .containsExactlyInAnyOrder(DECLARED, "of-nobody", "slow");
    }

    private void create() {
        account.stack.create(SynthesizedStack.of(
                stack -> SynthesizedStack.cleanup(stack, "Cleanup", SynthesizedStack.function(stack, "Worker"))));
    }

    private void addMappings() {
        String worker = account.physicalId("Worker");
        account.plane
                .add(NewMapping.reading(QUEUE, worker).uuid(DECLARED))
                .add(NewMapping.reading(QUEUE, worker + ":live").uuid("of-nobody"));
    }

    private void declaredByBilling(String stackStatus, String resourceStatus) {
        account.stacks
                .put(BILLING, stackStatus)
                .content(
                        BILLING,
                        "{}",
                        List.of(new ListedResource(
                                "Mapping", "AWS::Lambda::EventSourceMapping", DECLARED, resourceStatus)));
    }

    private long deletionsOf(String uuid) {
        return account.plane.journal().stream()
                .filter(call -> call.operation().equals(ControlPlane.DELETE))
                .filter(call -> uuid.equals(call.subject()))
                .count();
    }
}
