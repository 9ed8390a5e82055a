package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.PROVIDER;
import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackUpdateTest {
    private static final String QUEUE = "'Queue': {'Type': 'AWS::SQS::Queue'}";
    private static final String BAD = "'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Cleanup'}";

    private final TestingStack testing = new TestingStack();
    private final LiveStack stack = testing.stack;

    @Test
    void sameTemplateChangesNothing() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));

        assertThat(stack.update(template(PROVIDER + "," + cleanup("a", 60)))).isEqualTo(StackStatus.UPDATE_COMPLETE);

        assertThat(testing.eventsSince(StackStatus.UPDATE_IN_PROGRESS))
                .containsExactly("shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "shop UPDATE_COMPLETE");
        assertThat(testing.provider.requests()).containsExactly("Create Cleanup");
    }

    @Test
    void changedPropertiesAreAnUpdate_withTheOldOnes() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));

        stack.update(template(PROVIDER + "," + cleanup("a", 90)));

        assertThat(testing.provider.requests()).containsExactly("Create Cleanup", "Update Cleanup");
        assertThat(testing.lastEvent()).containsEntry("PhysicalResourceId", "selecting-a");
        assertThat(testing.lastEvents("ResourceProperties").get("Seconds")).isEqualTo("90");
        assertThat(testing.lastEvents("OldResourceProperties").get("Seconds")).isEqualTo("60");
    }

    @Test
    void anotherPhysicalIdIsAReplacement_whoseDeleteHasTheOldProperties() {
        List<String> told = new ArrayList<>();
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));
        testing.provider.behave(event -> {
            told.add(TestingProvider.request(event) + " in " + testing.describedStatus());
            testing.provider.succeed(event);
        });

        stack.update(template(PROVIDER + "," + cleanup("b", 60)));

        assertThat(told)
                .containsExactly(
                        "Update Cleanup in UPDATE_IN_PROGRESS",
                        "Delete Cleanup in UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
        assertThat(testing.lastEvent()).containsEntry("PhysicalResourceId", "selecting-a");
        assertThat(testing.lastEvents("ResourceProperties").get("Select")).isEqualTo("a");
        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-b");
        assertThat(stack.existing()).hasSize(2);
    }

    @Test
    void refactoredResourceKeepsItsPhysicalIdUnderItsNewLogicalId_andNobodyIsAsked() {
        stack.create(template(PROVIDER + "," + QUEUE + "," + cleanup("a", 60)));
        String queue = testing.physicalId("Queue");

        stack.refactor(
                template(PROVIDER + "," + QUEUE.replace("'Queue'", "'Jobs'") + "," + cleanup("a", 60)),
                Map.of("Queue", "Jobs"));

        assertThat(testing.physicalId("Jobs")).isEqualTo(queue);
        assertThat(stack.resources()).containsOnlyKeys("Provider", "Jobs", "Cleanup");
        assertThat(stack.template().logicalIds()).contains("Jobs");
        assertThat(testing.provider.requests()).containsExactly("Create Cleanup");
        assertThat(testing.told("ListStackResources"))
                .contains("<LogicalResourceId>Jobs<")
                .doesNotContain(">Queue<");
    }

    @Test
    void refactoringMayChangeReferences_butNoLiteralAndNoType() {
        String reads = cleanupOf("{'Fn::GetAtt': ['Queue', 'Arn']}", 60);
        String before = PROVIDER + "," + QUEUE + "," + reads;
        stack.create(template(before));
        String renamed = PROVIDER + "," + QUEUE.replace("'Queue'", "'Jobs'") + "," + reads.replace("'Queue'", "'Jobs'");
        Map<String, String> moved = Map.of("Queue", "Jobs");

        for (String other : List.of(renamed.replace("60", "90"), renamed.replace("SQS::Queue", "SNS::Topic"), before)) {
            assertThatThrownBy(() -> stack.refactor(template(other), moved))
                    .hasMessageStartingWith("Only resource moves and renames are allowed");
        }
        stack.refactor(template(renamed), moved);

        assertThat(stack.resources()).containsOnlyKeys("Provider", "Jobs", "Cleanup");
    }

    @Test
    void policyIsChangedBeforeAnythingIsDeleted_aRemovedOneStaysUntilItsCustomResourceHasAnswered() {
        stack.create(template(PROVIDER + "," + policy("Kept", "old") + "," + policy("Removed", "old") + ","
                + cleanup("a", 60).replace("'Type'", "'DependsOn': ['Kept', 'Removed'], 'Type'")));

        stack.update(template(PROVIDER + "," + policy("Kept", "new")));

        assertThat(testing.eventsSince(StackStatus.UPDATE_IN_PROGRESS))
                .containsExactly(
                        "Kept UPDATE_IN_PROGRESS",
                        "Kept UPDATE_COMPLETE",
                        "shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "Cleanup DELETE_IN_PROGRESS",
                        "Cleanup DELETE_COMPLETE",
                        "Removed DELETE_IN_PROGRESS",
                        "Removed DELETE_COMPLETE",
                        "shop UPDATE_COMPLETE");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, FunctionName",
        "AWS::SQS::Queue, QueueName",
        "AWS::Kinesis::Stream, Name",
        "AWS::DynamoDB::Table, TableName"
    })
    void anotherNameIsAReplacement_theOldOneGoesInTheCleanUp(String type, String property) {
        stack.create(template(named(type, property, "old")));
        String old = testing.physicalId("Thing");
        List<Integer> existing = new ArrayList<>();
        List<String> inCleanUp = new ArrayList<>();
        stack.onEvent(event -> {
            if (event.status().equals("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")) {
                existing.add(stack.existing().size());
                inCleanUp.add(testing.physicalId("Thing"));
            }
        });

        stack.update(template(named(type, property, "new")));

        assertThat(testing.physicalId("Thing")).isEqualTo(old.replaceAll("old$", "new"));
        assertThat(inCleanUp).containsExactly(testing.physicalId("Thing"));
        assertThat(existing).containsExactly(2);
        assertThat(stack.existing()).hasSize(1);
        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Thing DELETE_COMPLETE")
                        && event.physicalId().equals(old));
    }

    @Test
    void whatReferredToAReplacedResourceIsUpdated() {
        stack.create(template(PROVIDER + "," + named("AWS::SQS::Queue", "QueueName", "old") + ","
                + cleanupOf("{'Ref': 'Thing'}", 60)));

        stack.update(template(PROVIDER + "," + named("AWS::SQS::Queue", "QueueName", "new") + ","
                + cleanupOf("{'Ref': 'Thing'}", 60)));

        assertThat(testing.provider.requests()).containsExactly("Create Cleanup", "Update Cleanup", "Delete Cleanup");
        assertThat((String) testing.lastEvent().get("PhysicalResourceId")).endsWith("/old");
        assertThat(testing.eventsSince(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS))
                .containsSubsequence("Cleanup DELETE_COMPLETE", "Thing DELETE_IN_PROGRESS");
    }

    @Test
    void deletionThatFailsInTheCleanUpIsTriedThreeTimes_threeMinutesApart_andThenSkipped() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));
        testing.provider.behave(testing.provider::fail);

        assertThat(stack.update(template(QUEUE))).isEqualTo(StackStatus.UPDATE_COMPLETE);

        assertThat(testing.provider.requests())
                .containsExactly("Create Cleanup", "Delete Cleanup", "Delete Cleanup", "Delete Cleanup");
        assertThat(testing.eventsSince(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS))
                .containsSubsequence("Cleanup DELETE_FAILED", "Provider DELETE_COMPLETE", "shop UPDATE_COMPLETE");
        assertThat(stack.existing()).extracting(StackResource::logicalId).containsExactly("Queue");
        List<Instant> tries = stack.events().stream()
                .filter(event -> event.what().equals("Cleanup DELETE_IN_PROGRESS"))
                .map(StackEvent::time)
                .toList();
        assertThat(Duration.between(tries.get(0), tries.get(1))).isEqualTo(Duration.ofMinutes(3));
        assertThat(Duration.between(tries.get(1), tries.get(2))).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void whatIsRetainedWhenReplacedStays() {
        stack.create(template(named("AWS::SQS::Queue", "QueueName", "old")));

        for (String name : List.of("new", "newer")) {
            stack.update(template(named("AWS::SQS::Queue", "QueueName", name)
                    .replace("'Type'", "'UpdateReplacePolicy': 'Retain', 'Type'")));
        }

        assertThat(testing.eventsSince(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS))
                .containsExactly("Thing DELETE_SKIPPED", "shop UPDATE_COMPLETE");
    }

    @Test
    void templateIsTheOneThatTheStackIsMovingTo() {
        Template before = template(PROVIDER);
        Template after = template(QUEUE);
        List<Template> seen = new ArrayList<>();
        stack.create(before);
        stack.onEvent(event -> seen.add(stack.template()));

        stack.update(after);

        assertThat(seen).isNotEmpty().doesNotContain(before);
        assertThat(stack.template().json()).isEqualTo(after.json());
    }

    @Test
    void whatTheUpdateHadMadeIsDeletedInTheCleanUp() {
        stack.create(template(PROVIDER));
        stack.failCreation("Bad", "limit exceeded");

        StackStatus end = stack.update(template(PROVIDER + "," + cleanup("a", 60) + "," + BAD));

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
        stack.create(template(PROVIDER + "," + named("AWS::SQS::Queue", "QueueName", "old") + "," + cleanup("a", 60)));
        stack.failCreation("Bad", "limit exceeded");

        stack.update(template(
                PROVIDER + "," + named("AWS::SQS::Queue", "QueueName", "new") + "," + cleanup("b", 60) + "," + BAD));

        assertThat(testing.provider.requests())
                .containsExactly("Create Cleanup", "Update Cleanup", "Update Cleanup", "Delete Cleanup");
        assertThat(testing.lastEvent()).containsEntry("PhysicalResourceId", "selecting-b");
        assertThat(testing.lastEvents("ResourceProperties").get("Select")).isEqualTo("b");
        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-a");
        assertThat(testing.physicalId("Thing")).endsWith("/old");
        assertThat(stack.existing()).hasSize(3);
        assertThat(testing.eventsSince(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS))
                .contains("Thing DELETE_COMPLETE");
    }

    @Test
    void updateThatTheProviderRefusesIsFollowedByOneWithTheOldProperties() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));
        testing.provider.behaveIf(StackUpdateTest::selectsB, testing.provider::fail);

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b", 60))))
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);

        assertThat(testing.provider.requests()).containsExactly("Create Cleanup", "Update Cleanup", "Update Cleanup");
        assertThat(testing.lastEvents("ResourceProperties").get("Select")).isEqualTo("a");
        assertThat(testing.lastEvents("OldResourceProperties").get("Select")).isEqualTo("b");
        assertThat(stack.resources().get("Cleanup").properties()).containsEntry("Select", "a");
    }

    @Test
    void updateThatIsInProgressWhenAnotherFailsIsCancelled() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));
        stack.failCreation("Bad", "limit exceeded");
        testing.provider.behaveIf(StackUpdateTest::selectsB, event -> {});

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b", 60)
                        + ", 'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Provider'}")))
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);

        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Cleanup UPDATE_FAILED")
                        && event.reason().equals("Resource update cancelled"));
        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-a");
    }

    @Test
    void anotherServiceTokenIsRefused() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));

        stack.update(template(PROVIDER + ", 'Other': {'Type': 'AWS::Lambda::Function'},"
                + cleanup("a", 60).replace("'Provider'", "'Other'")));

        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Cleanup UPDATE_FAILED")
                        && event.reason().equals("Modifying service token is not allowed."));
    }

    @Test
    void whatARollbackFailedToRestoreIsStillTheReplacement() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));
        stack.failCreation("Bad", "limit exceeded");
        testing.provider.behaveIf(
                event -> event.get("RequestType").equals("Update") && !selectsB(event), testing.provider::fail);

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b", 60) + "," + BAD)))
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);

        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-b");
        assertThat(stack.resources().get("Cleanup").properties()).containsEntry("Select", "b");
        assertThat(stack.existing()).extracting(StackResource::physicalId).contains("selecting-a", "selecting-b");
    }

    @Test
    void rollbackThatFailsEndsTheOperation_andTheStackCanStillBeDeleted() {
        stack.create(template(PROVIDER + "," + cleanup("a", 60)));
        testing.provider.behave(testing.provider::fail);

        assertThat(stack.update(template(PROVIDER + "," + cleanup("b", 60))))
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);

        testing.provider.behave(testing.provider::succeed);
        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);
    }

    private static boolean selectsB(Map<String, Object> event) {
        return ((Map<?, ?>) event.get("ResourceProperties")).get("Select").equals("b");
    }

    private static String cleanup(String select, int seconds) {
        return cleanupOf("'" + select + "'", seconds);
    }

    private static String cleanupOf(String select, int seconds) {
        return TestingStack.cleanup(select + ", 'Seconds': " + seconds);
    }

    private static String policy(String logicalId, String allows) {
        return "'" + logicalId + "': {'Type': 'AWS::IAM::Policy', 'Properties': {'PolicyDocument': '" + allows + "'}}";
    }

    private static String named(String type, String property, String name) {
        return "'Thing': {'Type': '" + type + "', 'Properties': {'" + property + "': '" + name + "'}}";
    }
}
