package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.PROVIDER;
import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateRollbackTest {
    private static final String BAD = "'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Cleanup'}";

    private final TestingStack testing = new TestingStack();
    private final LiveStack stack = testing.stack;

    @Test
    void whatTheUpdateHadMadeIsDeletedInTheCleanUp() {
        stack.create(template(PROVIDER));
        stack.failCreation("Bad", "limit exceeded");

        StackStatus end = stack.update(template(PROVIDER + "," + cleanup("a") + "," + BAD));

        assertThat(end).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(testing.statuses())
                .endsWith(
                        "UPDATE_IN_PROGRESS",
                        "UPDATE_ROLLBACK_IN_PROGRESS",
                        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
                        "UPDATE_ROLLBACK_COMPLETE");
        assertThat(testing.eventsSince(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS))
                .containsExactly(
                        "Cleanup DELETE_IN_PROGRESS", "Cleanup DELETE_COMPLETE", "shop UPDATE_ROLLBACK_COMPLETE");
        assertThat(stack.resources()).containsOnlyKeys("Provider");
    }

    @Test
    void whatTheUpdateHadReplacedIsTheOldOneAgain() {
        stack.create(template(PROVIDER + "," + queue("old") + "," + cleanup("a")));
        stack.failCreation("Bad", "limit exceeded");

        stack.update(template(PROVIDER + "," + queue("new") + "," + cleanup("b") + "," + BAD));

        assertThat(testing.provider.requests())
                .containsExactly("Create Cleanup", "Update Cleanup", "Update Cleanup", "Delete Cleanup");
        assertThat(testing.lastEvent()).containsEntry("PhysicalResourceId", "selecting-b");
        assertThat(testing.lastEvents("ResourceProperties").get("Select")).isEqualTo("b");
        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-a");
        assertThat(testing.physicalId("Queue")).endsWith("/old");
        assertThat(stack.existing()).hasSize(3);
        assertThat(testing.eventsSince(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS))
                .contains("Queue DELETE_COMPLETE");
    }

    @Test
    void updateThatTheProviderRefusesIsFollowedByOneWithTheOldProperties() {
        stack.create(template(PROVIDER + "," + cleanup("a")));
        testing.provider.behaveIf(UpdateRollbackTest::selectsB, testing.provider::fail);

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b"))))
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);

        assertThat(testing.provider.requests()).containsExactly("Create Cleanup", "Update Cleanup", "Update Cleanup");
        assertThat(testing.lastEvents("ResourceProperties").get("Select")).isEqualTo("a");
        assertThat(testing.lastEvents("OldResourceProperties").get("Select")).isEqualTo("b");
        assertThat(stack.resources().get("Cleanup").properties()).containsEntry("Select", "a");
    }

    @Test
    void updateThatIsInProgressWhenAnotherFailsIsCancelled() {
        stack.create(template(PROVIDER + "," + cleanup("a")));
        stack.failCreation("Bad", "limit exceeded");
        testing.provider.behaveIf(UpdateRollbackTest::selectsB, event -> {});

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b")
                        + ", 'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Provider'}")))
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);

        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Cleanup UPDATE_FAILED")
                        && event.reason().equals("Resource update cancelled"));
        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-a");
    }

    @Test
    void anotherServiceTokenIsRefused() {
        stack.create(template(PROVIDER + "," + cleanup("a")));

        stack.update(template(PROVIDER + ", 'Other': {'Type': 'AWS::Lambda::Function'},"
                + cleanup("a").replace("'Provider'", "'Other'")));

        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Cleanup UPDATE_FAILED")
                        && event.reason().equals("Modifying service token is not allowed."));
    }

    @Test
    void rollbackThatFailsEndsTheOperation_andTheStackCanStillBeDeleted() {
        stack.create(template(PROVIDER + "," + cleanup("a")));
        testing.provider.behave(testing.provider::fail);

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b")))).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);

        testing.provider.behave(testing.provider::succeed);
        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);
    }

    private static boolean selectsB(Map<String, Object> event) {
        return ((Map<?, ?>) event.get("ResourceProperties")).get("Select").equals("b");
    }

    private static String cleanup(String select) {
        return TestingStack.cleanup("'" + select + "'");
    }

    private static String queue(String name) {
        return "'Queue': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': '" + name + "'}}";
    }
}
