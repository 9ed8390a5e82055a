package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.OF_THE_FUNCTION;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.DELETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.GET;
import static io.github.eventsourcemappingcleanup.testbed.aws.Stacks.DESCRIBE_STACK_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Phase;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a stack declares a mapping: asked once for each, before its deletion. */
class DeclaredMappingsTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Billing/1f2e";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final Duration A_WHILE = Duration.ofMinutes(3);
    private static final Duration CREATING = Duration.ofSeconds(10);

    private final SimulatedTeardown teardown = new SimulatedTeardown();
    private final SimulatedAccount account = teardown.account;
    private final Instant start = account.start;

    @Test
    void whatNoStackDeclares_isAskedAboutBeforeEachDeletion_howeverLongThatTakes_alsoIfItWasToldToBeGone() {
        account.plane.add(mapping("nobodys"));
        account.plane.faults(FaultScript.always(LambdaErrors.resourceNotFound())
                .times(3)
                .orElse(FaultScript.always(LambdaErrors.resourceInUse()).until(start.plus(A_WHILE)))
                .onOperation(DELETE));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));

        assertThat(questions()).hasSize(teardown.deletions().size()).hasSizeGreaterThan(3 + 3);
    }

    @Test
    void whatAStackComesToDeclare_whileItIsInUse_isLeftToIt() {
        account.plane.add(mapping("changing").phases(Phase.of("Updating", A_WHILE), Phase.lasting("Enabled")));
        declaresAt(start.plusSeconds(20), "changing");

        assertThat(teardown.leftWhenGone(0, OF_THE_FUNCTION)).containsExactly("changing");
        assertThat(teardown.deletions()).isNotEmpty();
    }

    /** CloudFormation learns the UUID only when the mapping is made. */
    @Test
    void whatIsInCreating_isAskedAboutWhenItHasLeftThatState() {
        account.plane.add(creating("foreign")).add(creating("nobodys"));
        declaresAt(start.plus(CREATING).minusMillis(100), "foreign");

        assertThat(teardown.leftWhenGone(1, OF_THE_FUNCTION)).containsExactly("foreign");
        assertThat(teardown.questions()).allMatch(call -> !call.time().isBefore(start.plus(CREATING)));
    }

    /** The list tells then. */
    @Test
    void whatIsInCreating_isAskedAboutWhenItHasLeftThatState_alsoIfGetIsRejected() {
        account.plane.add(creating("foreign"));
        account.plane.faults(
                FaultScript.always(LambdaErrors.invalidParameterValue("no")).onOperation(GET));
        declaresAt(start.plus(CREATING).minusMillis(100), "foreign");

        assertThat(teardown.leftWhenGone(0, OF_THE_FUNCTION)).containsExactly("foreign");
        assertThat(teardown.deletions()).isEmpty();
    }

    @Test
    void whatIsSelectedByItsUuid_isSeenBeforeItIsAskedAbout() {
        account.plane.add(creating(UUID));
        account.plane.faults(
                FaultScript.always(LambdaErrors.service()).onOperation(GET).until(start.plusSeconds(5)));
        declaresAt(start.plus(CREATING).minusMillis(100), UUID);

        assertThat(teardown.leftWhenGone(0, Map.of("Uuids", List.of(UUID)))).containsExactly(UUID);
        assertThat(teardown.deletions()).isEmpty();
    }

    @Test
    void whatAStackDeclares_isLeftToIt_andNamed_andNotWaitedFor() {
        declares("UPDATE_COMPLETE", "declared");
        account.plane.add(mapping("declared")).add(mapping("nobodys"));

        assertThat(teardown.leftWhenGone(1, OF_THE_FUNCTION)).containsExactly("declared");
        assertThat(deletions()).containsOnly("nobodys");
        assertThat(questions()).containsExactlyInAnyOrder("declared", "nobodys");
        assertThat(teardown.lines)
                .filteredOn(line -> line.contains("\"event\":\"declared\""))
                .singleElement()
                .asString()
                .contains("\"uuid\":\"declared\"", STACK);
    }

    @Test
    void whatIsSelectedByUuid_andDeclared_isLeftToItsStackToo() {
        declares("CREATE_COMPLETE", UUID);
        account.plane.add(mapping(UUID));

        assertThat(teardown.leftWhenGone(0, Map.of("Uuids", List.of(UUID)))).containsExactly(UUID);
        assertThat(teardown.deletions()).isEmpty();
        assertThat(questions()).containsExactly(UUID);
        assertThat(account.time.now()).as("there is nothing to wait for").isBefore(start.plusSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_COMPLETE", "DELETE_SKIPPED"})
    void whatAStackHasDeletedOrLeftBehind_itDeclaresNoMore(String status) {
        declares(status, "left-behind");
        account.plane.add(mapping("left-behind"));

        assertThat(teardown.leftWhenGone(1, OF_THE_FUNCTION)).isEmpty();
    }

    @Test
    void whatIsGoingAlready_isWaitedFor() {
        account.plane.add(mapping("going").phases(Phase.of("Deleting", Duration.ofSeconds(40))));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));

        assertThat(questions()).containsExactly("going");
        assertThat(teardown.deletions()).isEmpty();
        assertThat(account.time.now()).isAfterOrEqualTo(start.plusSeconds(40));
    }

    @Test
    void whatIsGoingAlready_andDeclared_isLeftToItsStack_howeverLongThatTakes() {
        declares("DELETE_IN_PROGRESS", "going");
        account.plane.add(mapping("going").phases(Phase.lasting("Deleting")));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(0));

        assertThat(account.time.now()).isBefore(start.plusSeconds(10));
    }

    @Test
    void whatIsGoingAlready_isWaitedForAlso_whenItCantBeToldWhetherAStackDeclaresIt() {
        account.plane.add(mapping("going").phases(Phase.of("Deleting", Duration.ofSeconds(90))));
        account.stacks.faults(denial());

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));

        assertThat(account.time.now()).isBefore(start.plusSeconds(120));
    }

    /** Whatever may pass, and what is said of it. */
    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("Throttling", CloudFormationErrors.throttling()),
                Arguments.of("InternalFailure", CloudFormationErrors.internalFailure()),
                Arguments.of("ValidationError", CloudFormationErrors.other(400, "ValidationError")),
                Arguments.of("ExpiredToken", CloudFormationErrors.other(400, "ExpiredToken")),
                Arguments.of("HTTP status 404", Reply.of(404, "text/html", "<html>")),
                Arguments.of("HTTP status 400", Fault.cutOff(20)),
                Arguments.of("no answer", Fault.reset()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void aQuestionThatIsNotAnsweredForMinutes_isAskedAgain_andNothingIsDeletedBefore(String said, Fault fault) {
        declares("CREATE_COMPLETE", "declared");
        account.plane.add(mapping("declared")).add(mapping("nobodys"));
        account.stacks.faults(FaultScript.always(fault).until(start.plus(A_WHILE)));

        assertThat(teardown.leftWhenGone(1, OF_THE_FUNCTION)).containsExactly("declared");
        assertThat(teardown.deletions()).allMatch(call -> !call.time().isBefore(start.plus(A_WHILE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void aQuestionThatIsNeverAnswered_endsInFailureAtTheDeadline_andNothingIsDeleted(String said, Fault fault) {
        account.plane.add(mapping("asked"));
        account.stacks.faults(FaultScript.always(fault));

        assertThat(teardown.run(OF_THE_FUNCTION))
                .isInstanceOf(TeardownResult.Incomplete.class)
                .asString()
                .contains(said);

        assertThat(teardown.deletions()).isEmpty();
        assertThat(account.time.now()).isEqualTo(start.plus(SimulatedTeardown.TIMEOUT));
    }

    @Test
    void aQuestionThatIsDeniedFor20Seconds_isAskedAgain() {
        account.plane.add(mapping("asked"));
        account.stacks.faults(denial().until(start.plusSeconds(20)));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));
    }

    @Test
    void aQuestionThatIsDeniedForEver_namesTheAction_andTheRestIsRemoved() {
        account.plane.add(mapping("denied")).add(mapping("nobodys"));
        account.stacks.faults(denial().onUuid("denied"));

        TeardownResult.Incomplete result = teardown.incomplete(OF_THE_FUNCTION);

        assertThat(result.gone()).isEqualTo(1);
        assertThat(result.remaining())
                .singleElement()
                .asString()
                .contains("lacks cloudformation:DescribeStackResources");
        assertThat(account.uuidsLeft()).containsExactly("denied");
        assertThat(account.time.now()).isBefore(start.plus(Duration.ofMinutes(2)));
    }

    private void declaresAt(Instant when, String uuid) {
        account.stacks.faults(call -> {
            if (!call.time().isBefore(when)) {
                declares("CREATE_COMPLETE", uuid);
            }
            return Optional.empty();
        });
    }

    private void declares(String status, String uuid) {
        account.stacks
                .put(STACK, "CREATE_COMPLETE")
                .content(
                        STACK,
                        "{}",
                        List.of(new ListedResource("Mapping", "AWS::Lambda::EventSourceMapping", uuid, status)));
    }

    private static NewMapping creating(String uuid) {
        return mapping(uuid).phases(Phase.of("Creating", CREATING), Phase.lasting("Enabled"));
    }

    private static NewMapping mapping(String uuid) {
        return NewMapping.reading(QUEUE, "orders").uuid(uuid);
    }

    private List<String> questions() {
        return teardown.questions().stream().map(JournalEntry::subject).toList();
    }

    private List<String> deletions() {
        return teardown.deletions().stream().map(JournalEntry::subject).toList();
    }

    private static FaultScript denial() {
        return FaultScript.always(CloudFormationErrors.accessDenied("cloudformation:" + DESCRIBE_STACK_RESOURCES, "*"));
    }
}
