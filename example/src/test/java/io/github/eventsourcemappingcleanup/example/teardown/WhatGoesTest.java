package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.UPDATE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * Which mappings a Delete event deletes, and which it keeps: the cases in which a stack is updated, and others in which the
 * event alone does not tell. Templates are synthesized before and after; every mapping is named for its target.
 */
class WhatGoesTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String NAMED_QUEUE = "arn:aws:sqs:eu-west-1:111111111111:named";
    private static final String PARENTS_QUEUE = "arn:aws:sqs:eu-west-1:111111111111:parents";
    private static final String PARENT = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Parent/3c4d";

    private static final String ANOTHER_STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Billing/1a4f";

    private static final String POLICY = "EventSourceMappingCleanupProviderPolicyCleanup";

    @RegisterExtension
    final TestingAccount account = new TestingAccount(providers());

    Providers providers() {
        return new SimulatedProvider();
    }

    @Test
    void cleanupIsTakenOut_functionStays_soDoItsMappings() {
        create(stack -> cleanup(stack, "Cleanup", worker(stack)));
        add("of-worker", "Worker");

        update(WhatGoesTest::worker);

        assertStay("of-worker");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
        assertThat(account.existing()).containsExactlyInAnyOrder("Worker", "WorkerServiceRole");
    }

    @Test
    void cleanupSelectsAnotherFunction_bothStay_soDoTheirMappings() {
        create(WhatGoesTest::cleanupOfOneOfTwo);
        addOfBoth();

        update(stack -> {
            worker(stack);
            cleanup(stack, "Cleanup", other(stack));
        });

        assertStay("of-worker", "of-other");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void functionIsRenamed_mappingsOfTheOldNameGo() {
        create(stack -> cleanup(stack, "Cleanup", named(worker(stack), "orders-1")));
        addReading(QUEUE, "of-orders-1", "orders-1");
        addReading(QUEUE, "of-orders-1-live", "orders-1:live");
        addReading(QUEUE, "of-orders-2", "orders-2");

        update(stack -> cleanup(stack, "Cleanup", named(worker(stack), "orders-2")));

        assertStay("of-orders-2");
    }

    @Test
    void functionIsReplacedUnderTheSameLogicalId_mappingsOfTheOldOneGo() {
        create(stack -> cleanup(stack, "Cleanup", worker(stack)));
        add("of-the-old", "Worker");

        update(stack -> cleanup(stack, "Cleanup", named(worker(stack), "orders")));

        assertStay();
    }

    @Test
    void functionGoesWithItsCleanup_soDoItsMappings() {
        create(WhatGoesTest::cleanupOfOneOfTwo);
        addOfBoth();

        update(WhatGoesTest::other);

        assertStay("of-other");
    }

    @Test
    void oneOfTwoFunctionsLeavesTheCleanup_andStays_soDoItsMappings() {
        create(stack -> cleanup(stack, "Cleanup", worker(stack), other(stack)));
        addOfBoth();

        update(WhatGoesTest::cleanupOfOneOfTwo);

        assertStay("of-worker", "of-other");
    }

    @Test
    void oneOfTwoFunctionsLeavesTheStack_itsMappingsGo_thoseOfTheOtherStay() {
        create(stack -> cleanup(stack, "Cleanup", worker(stack), other(stack)));
        addOfBoth();

        update(stack -> cleanup(stack, "Cleanup", worker(stack)));

        assertStay("of-worker");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void aliasLeaves_itsMappingsGo_thoseOfTheFunctionStay() {
        create(stack -> cleanup(stack, "Cleanup", live(worker(stack))));
        add("of-worker", "Worker");
        addReading(QUEUE, "of-live", account.physicalId("Live"));

        update(WhatGoesTest::worker);

        assertStay("of-worker");
    }

    @Test
    void updateThatAddedTheCleanupIsRolledBack_onlyMappingsOfWhatItAddedGo() {
        create(WhatGoesTest::worker);
        add("of-worker", "Worker");
        account.stack.onEvent(event -> {
            if (TestingAccount.isAbout(event, "Bad", "CREATE_IN_PROGRESS")) {
                add("of-other", "Other");
            }
        });

        assertThat(account.stack.update(SynthesizedStack.of(
                        stack -> account.failCreationAfter(cleanup(stack, "Cleanup", worker(stack), other(stack))))))
                .isEqualTo(UPDATE_ROLLBACK_COMPLETE);

        assertStay("of-worker");
        assertReleased("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void oneOfTwoCleanupsOfAFunctionGoes_itsMappingsStay() {
        create(stack -> {
            Function worker = worker(stack);
            cleanup(stack, "First", worker);
            cleanup(stack, "Second", worker);
        });
        add("of-worker", "Worker");

        update(stack -> cleanup(stack, "Second", worker(stack)));

        assertStay("of-worker");
    }

    /** The CDK would give the cleanup's policy another name, so templates written by hand do this. */
    @Test
    void functionGotAnotherLogicalId_andItsCleanupIsTakenOut_itsMappingsStay() {
        create(stack -> cleanup(stack, "Cleanup", worker(stack)));
        add("of-worker", "Worker");
        Template synthesized =
                SynthesizedStack.of(stack -> cleanup(stack, "Cleanup", called(worker(stack), "Renamed")));
        String before = account.resource("Worker").logicalId();
        String renamed = Json.written(account.stack.template().json()).replace("\"" + before + "\"", "\"Renamed\"");

        assertThatThrownBy(() -> account.stack.refactor(synthesized, Map.of(before, "Renamed")))
                .hasMessageContaining(POLICY);
        account.stack.refactor(Template.of(Json.parsed(renamed)), Map.of(before, "Renamed"));
        update(stack -> called(worker(stack), "Renamed"));

        assertStay("of-worker");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void ownedQueueLeaves_mappingsThatReadFromItGo_thoseOfANamedOneStay() {
        create(stack -> {
            worker(stack);
            sources(stack, new Queue(stack, "Jobs").getQueueArn(), NAMED_QUEUE);
        });
        addReading(account.attribute("Jobs", "Arn"), "from-jobs", "elsewhere");
        addReading(NAMED_QUEUE, "from-named", "elsewhere");

        update(WhatGoesTest::worker);

        assertStay("from-named");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void ownedStreamAndTableLeave_mappingsThatReadFromThemAndTheirConsumersGo() {
        create(stack -> {
            worker(stack);
            sources(stack, clicks(stack).getStreamArn(), table(stack).getTableStreamArn());
        });
        String stream = account.attribute("Clicks", "Arn");
        addReading(stream, "from-stream", "elsewhere");
        addReading(stream + "/consumer/tail:1700000000", "from-its-consumer", "elsewhere");
        addReading(account.attribute("Orders", "StreamArn"), "from-table", "elsewhere");
        addReading(stream + "2", "from-another-stream", "elsewhere");

        update(WhatGoesTest::worker);

        assertStay("from-another-stream");
    }

    @Test
    void ownedQueueIsReplaced_mappingsThatReadFromTheOldOneGo() {
        create(stack -> sources(stack, jobs(stack, "jobs-1").getQueueArn()));
        addReading(account.attribute("Jobs", "Arn"), "from-jobs-1", "elsewhere");
        addReading(account.attribute("Jobs", "Arn").replace("jobs-1", "jobs-2"), "from-jobs-2", "elsewhere");

        update(stack -> sources(stack, jobs(stack, "jobs-2").getQueueArn()));

        assertStay("from-jobs-2");
    }

    @Test
    void cleanupOfAnOwnedQueueIsTakenOut_queueStays_soDoItsMappings() {
        create(stack -> sources(stack, jobs(stack, "jobs").getQueueArn()));
        addReading(account.attribute("Jobs", "Arn"), "from-jobs", "elsewhere");

        update(stack -> jobs(stack, "jobs"));

        assertStay("from-jobs");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void nestedStackIsRemovedWithItsParent_itsMappingsGo_andThoseOfTheParentsQueue() {
        createNestedIn("DELETE_IN_PROGRESS");

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertStay("of-another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"})
    void nestedStackIsRemovedByAParentThatLivesOn_itsMappingsGo_thoseOfTheParentsQueueStay(String parent) {
        createNestedIn(parent);

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertStay("from-the-parents", "of-another");
        assertReleased("DELETE_IN_PROGRESS");
    }

    @Test
    void anOldStatusIsToldAtFirst_mappingsGo() {
        create(stack -> cleanup(stack, "Cleanup", worker(stack)));
        add("of-worker", "Worker");
        account.stacks.faults(FaultScript.always(Reply.of(
                        200,
                        "text/xml",
                        "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackId>"
                                + TestingAccount.STACK_ID + "</StackId><StackStatus>UPDATE_COMPLETE</StackStatus>"
                                + "</member></Stacks></DescribeStacksResult></DescribeStacksResponse>"))
                .times(1));

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertStay();
    }

    @Test
    void functionIsMovedToAnotherStack_itsMappingsStay() {
        create(WhatGoesTest::cleanupOfOneOfTwo);
        add("of-worker", "Worker");
        account.stack.moveTo(ANOTHER_STACK, account.resource("Worker").logicalId());

        update(WhatGoesTest::other);

        assertStay("of-worker");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void functionThatIsRetainedLeaves_itsMappingsStay() {
        create(stack -> {
            Function worker = worker(stack);
            worker.applyRemovalPolicy(RemovalPolicy.RETAIN);
            cleanup(stack, "Cleanup", worker);
            other(stack);
        });
        add("of-worker", "Worker");

        update(WhatGoesTest::other);

        assertStay("of-worker");
        assertReleased("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    private void createNestedIn(String parentStatus) {
        Map<String, Object> template = SynthesizedStack.json(app -> {
            Stack parent = new Stack(app, "Parent");
            NestedStack nested = new NestedStack(parent, "Orders");
            EventSourceMappingCleanup.Builder.create(nested, "Cleanup")
                    .functions(worker(nested))
                    .eventSources(new Queue(parent, "Queue").getQueueArn())
                    .build();
            return nested;
        });
        ((Map<?, ?>) template.get("Parameters"))
                .forEach((name, parameter) -> setDefault(
                        (Map<?, ?>) parameter, String.valueOf(name).contains("StackId") ? PARENT : PARENTS_QUEUE));
        account.stacks.put(PARENT, parentStatus);
        account.stack.create(Template.of(template));
        account.stacks.nested(TestingAccount.STACK_ID, PARENT, PARENT);
        add("of-worker", "Worker");
        addReading(PARENTS_QUEUE, "from-the-parents", "another");
        addReading(QUEUE, "of-another", "another");
    }

    @SuppressWarnings("unchecked")
    private static void setDefault(Map<?, ?> parameter, String value) {
        ((Map<String, Object>) parameter).put("Default", value);
    }

    @Test
    void destroyAfterAFailedUpdate_mappingsOfTheSelectionThatWasRestoredGo() {
        create(WhatGoesTest::cleanupOfOneOfTwo);
        addOfBoth();
        account.stack.update(SynthesizedStack.of(stack -> {
            worker(stack);
            account.failCreationAfter(cleanup(stack, "Cleanup", other(stack)));
        }));
        assertStay("of-worker", "of-other");

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertStay("of-other");
    }

    private void create(Consumer<Stack> definition) {
        account.stack.create(SynthesizedStack.of(definition));
    }

    private void update(Consumer<Stack> definition) {
        assertThat(account.stack.update(SynthesizedStack.of(definition))).isEqualTo(UPDATE_COMPLETE);
        // A Delete that fails does not fail the update.
        assertThat(account.stack.events()).noneMatch(event -> event.status().equals("DELETE_FAILED"));
    }

    private void add(String uuid, String function) {
        addReading(QUEUE, uuid, account.physicalId(function));
    }

    private void addOfBoth() {
        add("of-worker", "Worker");
        add("of-other", "Other");
    }

    private void addReading(String source, String uuid, String function) {
        account.plane.add(NewMapping.reading(source, function).uuid(uuid));
    }

    private void assertStay(String... uuids) {
        assertThat(account.uuids()).containsExactlyInAnyOrder(uuids);
    }

    private void assertReleased(String stackStatus) {
        assertThat(account.log()).anyMatch(line -> line.contains("\"kept\"") && line.contains(stackStatus));
    }

    private static void cleanupOfOneOfTwo(Stack stack) {
        other(stack);
        cleanup(stack, "Cleanup", worker(stack));
    }

    private static EventSourceMappingCleanup cleanup(Stack stack, String id, IFunction... functions) {
        return SynthesizedStack.cleanup(stack, id, functions);
    }

    private static EventSourceMappingCleanup sources(Stack stack, String... arns) {
        return EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                .eventSources(arns)
                .build();
    }

    private static Function worker(Stack stack) {
        return SynthesizedStack.function(stack, "Worker");
    }

    private static Function other(Stack stack) {
        return SynthesizedStack.function(stack, "Other");
    }

    private static Function named(Function function, String name) {
        resource(function).setFunctionName(name);
        return function;
    }

    private static Function called(Function function, String logicalId) {
        resource(function).overrideLogicalId(logicalId);
        return function;
    }

    private static CfnFunction resource(Function function) {
        return (CfnFunction) function.getNode().getDefaultChild();
    }

    private static Alias live(Function function) {
        return Alias.Builder.create(function.getStack(), "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
    }

    private static Queue jobs(Stack stack, String name) {
        return Queue.Builder.create(stack, "Jobs").queueName(name).build();
    }

    private static Stream clicks(Stack stack) {
        return Stream.Builder.create(stack, "Clicks")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private static Table table(Stack stack) {
        return Table.Builder.create(stack, "Orders")
                .partitionKey(Attribute.builder()
                        .name("id")
                        .type(AttributeType.STRING)
                        .build())
                .stream(StreamViewType.NEW_IMAGE)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
