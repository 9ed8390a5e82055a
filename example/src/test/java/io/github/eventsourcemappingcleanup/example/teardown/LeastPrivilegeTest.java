package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.UPDATE_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import io.github.eventsourcemappingcleanup.testbed.iam.AccessRequest;
import io.github.eventsourcemappingcleanup.testbed.iam.AllowedAction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * What the provider's role may do is what it needs, action by action. That no call is denied is held in all tests here
 * (TestingAccount).
 */
class LeastPrivilegeTest {

    private static final String SELECTED = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String MAPPINGS = "arn:aws:lambda:eu-west-1:111111111111:event-source-mapping:";

    private static final Set<String> IN_A_LIVING_STACK =
            Set.of("cloudformation:GetTemplate", "cloudformation:ListStackResources");

    private static final String POLICY = "EventSourceMappingCleanupProviderPolicyCleanup";

    private static final Map<String, Object> TWO_FUNCTIONS = SynthesizedStack.json(app -> functionsAndUuid(app, 2));
    private static final Map<String, Object> ONE_FUNCTION = SynthesizedStack.json(app -> functionsAndUuid(app, 1));
    private static final Map<String, Object> SOURCE = SynthesizedStack.json(LeastPrivilegeTest::source);
    private static final Map<String, Object> SELECTING_WORKER = SynthesizedStack.json(app -> selecting(app, "Worker"));
    private static final Map<String, Object> SELECTING_OTHER = SynthesizedStack.json(app -> selecting(app, "Other"));

    @RegisterExtension
    final TestingAccount account = new TestingAccount();

    @Test
    void everyActionOfEveryStatementIsUsed() {
        account.stack.create(Template.of(TWO_FUNCTIONS));
        addMappings();
        assertThat(account.stack.update(Template.of(ONE_FUNCTION))).isEqualTo(UPDATE_COMPLETE);
        assertThat(account.uuids()).containsExactlyInAnyOrder("of-worker", "of-another", SELECTED);

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-another");
        Set<AllowedAction> written = new HashSet<>(PolicyActions.in(TWO_FUNCTIONS));
        written.addAll(PolicyActions.in(ONE_FUNCTION));
        assertThat(account.iam.used()).containsExactlyInAnyOrderElementsOf(written);
    }

    static List<AllowedAction> actions() {
        return PolicyActions.in(TWO_FUNCTIONS);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void withoutAnyOneActionATeardownBreaks_andSaysWhichIsMissing(AllowedAction missing) {
        account.expectDenials();
        account.stack.create(Template.of(PolicyActions.without(TWO_FUNCTIONS, missing)));
        addMappings();

        if (IN_A_LIVING_STACK.contains(missing.action())) {
            account.stack.update(Template.of(PolicyActions.without(ONE_FUNCTION, missing)));
            assertThat(account.uuids()).contains("of-leaving");
        } else {
            account.stack.delete();
        }

        assertBroken(missing);
    }

    @Test
    void withoutTheDeletionOfAnyMapping_aTeardownOfSourcesBreaks_andSaysWhatIsMissing() {
        List<AllowedAction> own = PolicyActions.in(SOURCE).stream()
                .filter(action -> action.action().equals("lambda:DeleteEventSourceMapping"))
                .toList();
        assertThat(own).hasSize(1);
        account.expectDenials();
        account.stack.create(Template.of(PolicyActions.without(SOURCE, own.get(0))));
        account.plane.add(NewMapping.reading(account.attribute("Jobs", "Arn"), "another"));

        account.stack.delete();

        assertBroken(own.get(0));
    }

    @Test
    void oldSelectionKeepsItsPermissionUntilItsDeleteIsAnswered() {
        account.stack.create(Template.of(SELECTING_WORKER));
        String oldId = account.physicalId("Cleanup");
        String oldPolicy = account.physicalId(POLICY);
        Set<String> thereAtTheAnswer = new HashSet<>();
        account.stack.onEvent(event -> {
            if (TestingAccount.isAbout(event, "Cleanup", "DELETE_COMPLETE")) {
                account.stack.existing().forEach(resource -> thereAtTheAnswer.add(resource.physicalId()));
            }
        });
        account.plane.add(NewMapping.reading(QUEUE, account.physicalId("Worker")));

        assertThat(account.stack.update(Template.of(SELECTING_OTHER))).isEqualTo(UPDATE_COMPLETE);

        assertThat(account.uuids()).isEmpty();
        assertThat(account.requests()).extracting("RequestType").containsExactly("Create", "Update", "Delete");
        assertThat(account.requests().get(2)).containsEntry("PhysicalResourceId", oldId);
        assertThat(account.physicalId("Cleanup")).isNotEqualTo(oldId);
        assertThat(thereAtTheAnswer).contains(oldPolicy);
        assertThat(account.stack.existing()).extracting("physicalId").doesNotContain(oldPolicy);
    }

    /** CloudFormation updates what all cleanups share before it sends the Delete. */
    @Test
    void oldSelectionMayStillList_whenTheNewOneHasNoUseOfIt() {
        account.stack.create(Template.of(SELECTING_WORKER));
        account.plane.add(NewMapping.reading(QUEUE, account.physicalId("Worker")));

        assertThat(account.stack.update(SynthesizedStack.of(LeastPrivilegeTest::selectingAUuid)))
                .isEqualTo(UPDATE_COMPLETE);

        assertThat(account.uuids()).isEmpty();
    }

    @Test
    void aProviderOfUuidsAlone_mayNotList() {
        account.stack.create(SynthesizedStack.of(LeastPrivilegeTest::selectingAUuid));
        account.plane.add(NewMapping.reading(QUEUE, "another").uuid(SELECTED));
        assertThat(may(new AccessRequest("lambda:ListEventSourceMappings", "*")))
                .isFalse();

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).isEmpty();
    }

    /** That the tests above can fail. */
    @Test
    void policyThatIsChangedInPlaceWouldLoseWhatTheOldSelectionNeeds() {
        account.expectDenials();
        account.stack.create(Template.of(SELECTING_WORKER));
        account.plane.add(NewMapping.reading(QUEUE, account.physicalId("Worker")));

        account.stack.update(Template.of(PolicyActions.renamed(
                SELECTING_OTHER, POLICY, account.resource(POLICY).logicalId())));

        assertThat(account.uuids()).hasSize(1);
        assertThat(account.failures()).first(STRING).contains("lambda:DeleteEventSourceMapping");
    }

    /** To log is no condition for a teardown: it succeeds, and nobody hears of it. */
    private void assertBroken(AllowedAction missing) {
        if (missing.action().startsWith("logs:")) {
            assertThat(account.existing()).isEmpty();
            assertThat(account.log()).isEmpty();
        } else {
            assertThat(account.failures()).first(STRING).contains(missing.action());
        }
    }

    @Test
    void mappingsOfSelectedFunctionsMayBeDeleted_noOthers() {
        account.stack.create(SynthesizedStack.of(stack -> {
            SynthesizedStack.cleanup(stack, "Functions", SynthesizedStack.function(stack, "Worker"));
            SynthesizedStack.function(stack, "Other");
        }));

        assertThat(mayDelete("of-worker", account.attribute("Worker", "Arn"))).isTrue();
        assertThat(mayDelete("of-live", account.attribute("Worker", "Arn") + ":live"))
                .isTrue();
        assertThat(mayDelete("of-other", account.attribute("Other", "Arn"))).isFalse();
        assertThat(mayDelete("of-a-longer-name", account.attribute("Worker", "Arn") + "2"))
                .isFalse();
        assertThat(mayDelete(
                        "of-another-account",
                        account.attribute("Worker", "Arn").replace("111111111111", "222222222222")))
                .isFalse();
    }

    @Test
    void mappingsOfSelectedUuidsMayBeDeleted_noOthers() {
        account.stack.create(SynthesizedStack.of(stack -> EventSourceMappingCleanup.Builder.create(stack, "Uuids")
                .uuids(SELECTED)
                .build()));
        String anyFunction = "arn:aws:lambda:eu-west-1:111111111111:function:any";

        assertThat(mayDelete(SELECTED, anyFunction)).isTrue();
        assertThat(mayDelete(SELECTED.replace('1', '2'), anyFunction)).isFalse();
    }

    @Test
    void stacksMayBeAskedAbout_onlyTheOwnOne() {
        account.stack.create(Template.of(TWO_FUNCTIONS));

        for (String action : List.of("DescribeStacks", "GetTemplate", "ListStackResources")) {
            assertThat(may(new AccessRequest("cloudformation:" + action, TestingAccount.STACK_ID)))
                    .isTrue();
            String another = TestingAccount.STACK_ID.replace("Orders", "Billing");
            assertThat(may(new AccessRequest("cloudformation:" + action, another)))
                    .isFalse();
        }
    }

    private static Stack functionsAndUuid(App app, int count) {
        Stack stack = new Stack(app, "Orders");
        IFunction[] functions = Stream.of("Worker", "Leaving")
                .limit(count)
                .map(id -> SynthesizedStack.function(stack, id))
                .toArray(IFunction[]::new);
        SynthesizedStack.cleanup(stack, "Functions", functions);
        EventSourceMappingCleanup.Builder.create(stack, "Uuids").uuids(SELECTED).build();
        return stack;
    }

    /** By itself, since it needs a permission that would do for all others too. */
    private static Stack source(App app) {
        Stack stack = new Stack(app, "Orders");
        EventSourceMappingCleanup.Builder.create(stack, "Sources")
                .eventSources(new Queue(stack, "Jobs").getQueueArn())
                .build();
        return stack;
    }

    /** The only function that there is. */
    private static Stack selecting(App app, String function) {
        Stack stack = new Stack(app, "Orders");
        SynthesizedStack.cleanup(stack, "Cleanup", SynthesizedStack.function(stack, function));
        return stack;
    }

    private static void selectingAUuid(Stack stack) {
        EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                .uuids(SELECTED)
                .build();
    }

    private void addMappings() {
        account.plane
                .add(NewMapping.reading(QUEUE, account.physicalId("Worker")).uuid("of-worker"))
                .add(NewMapping.reading(QUEUE, account.physicalId("Leaving")).uuid("of-leaving"))
                .add(NewMapping.reading(QUEUE, "another").uuid(SELECTED))
                .add(NewMapping.reading(QUEUE + "-2", "another").uuid("of-another"));
    }

    private boolean mayDelete(String uuid, String functionArn) {
        return may(new AccessRequest("lambda:DeleteEventSourceMapping", MAPPINGS + uuid, functionArn));
    }

    private boolean may(AccessRequest request) {
        return account.iam.wouldAllow(account.physicalId("EventSourceMappingCleanupHandler"), request);
    }
}
