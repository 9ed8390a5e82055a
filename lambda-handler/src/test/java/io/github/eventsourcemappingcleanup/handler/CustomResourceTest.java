package io.github.eventsourcemappingcleanup.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.customresource.PhysicalResourceId;
import io.github.eventsourcemappingcleanup.handler.customresource.Request;
import io.github.eventsourcemappingcleanup.handler.customresource.Response;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponseTarget;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Requests and the answers to them, against the test bed, through the real SDK, in simulated time. */
class CustomResourceTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final String ROOT = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Root/0f3e";
    private static final String ANOTHER_STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Billing/0f3e";
    private static final String CLEAN_UP = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS";
    private static final String ARNS = "arn:aws:%s:eu-west-1:111111111111:%s";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String EXTERNAL_QUEUE = "arn:aws:sqs:eu-west-1:111111111111:shared";
    private static final String PROVIDER = "arn:aws:lambda:eu-west-1:111111111111:function:provider";
    private static final List<?> OWN_FUNCTION = List.of(own("lambda", "function:orders"));
    private static final List<?> OTHERS_QUEUE = List.of(Map.of("Arn", EXTERNAL_QUEUE));
    private static final Map<String, Object> OWN_AND_EXTERNAL =
            Map.of("ServiceToken", PROVIDER, "Functions", OWN_FUNCTION, "EventSources", OTHERS_QUEUE);
    private static final ListedResource PROVIDER_RESOURCE = function("Provider", "provider");
    private static final String ID = "event-source-mapping-cleanup-as-sent";

    private final SimulatedAccount account = new SimulatedAccount();
    private final SimulatedTime time = account.time;
    private final Instant start = account.start;
    private final Stacks stacks = account.stacks;
    private final ControlPlane plane = account.plane;
    private final List<String> lines = new ArrayList<>();

    CustomResourceTest() {
        plane.add(NewMapping.reading(QUEUE, "orders").uuid("own"));
        plane.add(NewMapping.reading(EXTERNAL_QUEUE, "other").uuid("external"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "UPDATE"})
    void createAndUpdate_succeedWithTheSelectionsIdAndTouchNothing(Request.Type type) {
        assertThat(answer(type, OWN_AND_EXTERNAL))
                .isEqualTo(new Response.Succeeded(PhysicalResourceId.of(
                        STACK, "Cleanup", List.of("function " + FUNCTION, "event source " + EXTERNAL_QUEUE))));
        assertThat(plane.journal()).isEmpty();
        assertThat(stacks.journal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anyRequest_withoutASelection_isRefusedAndTouchesNothing(Request.Type type) {
        Response answer = answer(type, Map.of("TimeoutSeconds", "600"));

        assertThat(((Response.Failed) answer).reason()).startsWith("Nothing was deleted: the selection is empty");
        assertThat(answer.physicalResourceId())
                .isEqualTo(type == Request.Type.CREATE ? PhysicalResourceId.REFUSED : ID);
        assertThat(plane.journal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UPDATE", "DELETE"})
    void anyRequest_withoutPhysicalResourceId_hasTheIdOfItsProperties(Request.Type type) {
        stacks.put(STACK, "DELETE_IN_PROGRESS");
        Response created = answer(Request.Type.CREATE, OWN_AND_EXTERNAL);

        assertThat(answer(new Request(type, responseTarget(), "", OWN_AND_EXTERNAL)))
                .isEqualTo(created)
                .isInstanceOf(Response.Succeeded.class);
    }

    @Test
    void delete_ofWhatWasRefusedAtCreation_succeeds_andSaysThatThereIsNothingToDo() {
        Request delete = new Request(Request.Type.DELETE, responseTarget(), PhysicalResourceId.REFUSED, Map.of());

        assertThat(answer(delete)).isEqualTo(new Response.Succeeded(PhysicalResourceId.REFUSED));
        assertThat(lines).anyMatch(line -> line.contains("\"nothing to do\""));
    }

    @Test
    void anyRequest_isOneLineOfTheLog_andSoIsWhatItMeans() {
        stacks.put(STACK, "ROLLBACK_IN_PROGRESS");

        answer(Request.Type.DELETE, OWN_AND_EXTERNAL);

        assertThat(lines.get(0)).contains("\"received\"", "\"requestType\":\"Delete\"");
        assertThat(lines.get(1))
                .contains("\"teardown\"", "ROLLBACK_IN_PROGRESS", FUNCTION)
                .doesNotContain(EXTERNAL_QUEUE);
        assertThat(lines.get(2))
                .contains("\"kept\"", "ROLLBACK_IN_PROGRESS", EXTERNAL_QUEUE)
                .doesNotContain(FUNCTION);
    }

    /** The own target stays in the stack, should that clean up. */
    @ParameterizedTest
    @EnumSource(StackStatus.class)
    void delete_removesByTheStatusOfTheStack(StackStatus status) {
        stacks.put(STACK, status.toString())
                .content(STACK, template("Orders"), List.of(PROVIDER_RESOURCE, function("Orders", "orders")));
        List<String> left = leftByDelete();

        List<String> kept = switch (status) {
            case DELETE_IN_PROGRESS -> List.of();
            case ROLLBACK_IN_PROGRESS -> List.of("external");
            default -> List.of("own", "external");
        };
        assertThat(left).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(lines.stream()
                        .anyMatch(line -> line.contains("\"event\":\"kept\"") && line.contains(status.toString())))
                .isEqualTo(!kept.isEmpty());
        boolean isCleanUp = status.toString().endsWith("_CLEANUP_IN_PROGRESS");
        boolean isDoubted = kept.size() == 2 && !isCleanUp && status != StackStatus.DELETE_COMPLETE;
        assertThat(stacks.journal().stream().anyMatch(call -> call.operation().equals(Stacks.GET_TEMPLATE)))
                .as("is asked what it is becoming")
                .isEqualTo(isCleanUp);
        assertThat(Duration.between(start, time.now()).compareTo(Duration.ofSeconds(30)) >= 0)
                .as("is asked about for 30 seconds, since no Delete is sent in it")
                .isEqualTo(isDoubted);
    }

    @Test
    void delete_whenTheStackIsGone_keeps_alsoIfOneOfItsNameIsBeingDeleted() {
        stacks.put(STACK.replace("0f3e", "another"), "DELETE_IN_PROGRESS");

        assertThat(leftByDelete()).containsExactlyInAnyOrder("own", "external");
    }

    @Test
    void delete_atTheDeadline_saysHowManyAreLeftTheFirstOfThemWhatToDoAndWhereTheLogIs() {
        stacks.put(STACK, "DELETE_IN_PROGRESS");
        IntStream.range(0, 12)
                .forEach(i -> plane.add(NewMapping.reading(QUEUE + i, "orders")
                        .uuid("stuck-" + i)
                        .neverGone()));

        assertThat(failure(withTimeout("30")))
                .contains("12 of 13 selected event source mappings were not deleted within 30 s. Left: ")
                .contains("stuck-0 Deleting (StateTransitionReason: USER_INITIATED)")
                .contains("and 2 more")
                .contains("run `cdk destroy` again")
                .contains("Log: /group, stream stream");
        assertThat(time.now()).isBetween(start.plusSeconds(30), start.plusSeconds(31));
    }

    @Test
    void delete_whenTheRunEndsBeforeTheTimeout_keepsTimeToAnswer() {
        stacks.put(STACK, "DELETE_IN_PROGRESS");
        plane.add(NewMapping.reading(QUEUE + "2", "orders").neverGone());
        Deadline endOfRun = Deadline.in(time, Duration.ofSeconds(60));

        Response answer = answer(new Request(Request.Type.DELETE, responseTarget(), ID, withTimeout("600")), endOfRun);

        assertThat(((Response.Failed) answer).reason())
                .contains("1 of 2 selected event source mappings were not deleted");
        assertThat(endOfRun.left()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void delete_whenTheListIsDenied_namesTheAction() {
        stacks.put(STACK, "DELETE_IN_PROGRESS");
        plane.faults(FaultScript.always(LambdaErrors.accessDenied("lambda:ListEventSourceMappings", "*"))
                .onOperation(ControlPlane.LIST));

        assertThat(failure(OWN_AND_EXTERNAL)).contains("lacks lambda:ListEventSourceMappings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"})
    void delete_again_isTheSameAsOnce(String status) {
        stacks.put(STACK, status)
                .content(STACK, template("Orders"), List.of(PROVIDER_RESOURCE, function("Orders", "orders")));
        plane.add(NewMapping.reading(EXTERNAL_QUEUE + "2", "another").uuid("another"));

        assertThat(leftByDelete()).contains("another");
        assertThat(leftByDelete()).contains("another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"})
    void delete_inACleanUpPhase_removesOwnTargetsThatLeave_andKeepsAllElse(String status) {
        stacks.put(STACK, status)
                .content(
                        STACK,
                        template("Kept", "Renamed", "Queue"),
                        List.of(
                                PROVIDER_RESOURCE,
                                function("Kept", "kept"),
                                function("Renamed", "renamed-new"),
                                function("Dropped", "dropped"),
                                queue("Queue", "kept"),
                                queue("OldQueue", "dropped")));
        List.of("kept", "renamed", "dropped").forEach(name -> {
            plane.add(NewMapping.reading(QUEUE, name).uuid("of-" + name));
            plane.add(NewMapping.reading(ARNS.formatted("sqs", name), "any").uuid("from-" + name));
        });

        Map<String, Object> selection = selecting(
                List.of("kept", "renamed", "dropped"),
                List.of(own("sqs", "kept"), own("sqs", "dropped"), Map.of("Arn", EXTERNAL_QUEUE)));

        assertThat(leftByDelete(selection))
                .containsExactlyInAnyOrder("own", "of-kept", "from-kept", "from-renamed", "external");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"kept\"", "stay in the stack", "function:kept", "sqs:eu-west-1:111111111111:kept"))
                .anySatisfy(line -> assertThat(line).contains("\"kept\"", "not being deleted", EXTERNAL_QUEUE));
    }

    /** The stack is gone, or has gone on, while it is asked what it is becoming: its function may be another's by now. */
    @ParameterizedTest
    @CsvSource({
        "GetTemplate, true, DELETE_COMPLETE",
        "ListStackResources, true, DELETE_COMPLETE",
        "GetTemplate, false, UPDATE_COMPLETE",
        "ListStackResources, false, UPDATE_COMPLETE"
    })
    void delete_whenTheCleanUpPhaseEndsMeanwhile_removesNothing(String operation, boolean gone, String status) {
        stacks.put(STACK, CLEAN_UP).content(STACK, template("Other"), List.of(PROVIDER_RESOURCE));
        stacks.faults(call -> {
            if (call.operation().equals(operation)) {
                stacks.put(STACK, status);
                return gone ? Optional.of(CloudFormationErrors.doesNotExist(STACK)) : Optional.empty();
            }
            return Optional.empty();
        });

        assertThat(leftByDelete()).containsExactlyInAnyOrder("own", "external");
        assertThat(lines).anyMatch(line -> line.contains("\"kept\"") && line.contains(status));
    }

    @Test
    void delete_inACleanUpPhase_ofExternalTargetsOnly_doesNotAskWhatTheStackIsBecoming() {
        stacks.put(STACK, CLEAN_UP);

        answer(Request.Type.DELETE, Map.of("EventSources", OTHERS_QUEUE));

        assertThat(stacks.journal()).extracting(JournalEntry::operation).containsExactly(Stacks.DESCRIBE_STACKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {Stacks.DESCRIBE_STACKS, Stacks.GET_TEMPLATE, Stacks.LIST_STACK_RESOURCES})
    void delete_whenAQuestionIsAnsweredLate_removesWhatLeaves_andLogsEachReasonOnce(String operation) {
        dropped();
        stacks.faults(FaultScript.always(CloudFormationErrors.throttling())
                .times(3)
                .orElse(FaultScript.always(CloudFormationErrors.internalFailure())
                        .times(3))
                .orElse(FaultScript.always(CloudFormationErrors.accessDenied("cloudformation:" + operation, STACK))
                        .times(2))
                .onOperation(operation));

        assertThat(leftByDelete()).containsExactly("external");
        assertThat(lines)
                .filteredOn(line -> line.contains("\"stack not answered\""))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"WARN\"", "Throttling", "\"awsRequestId\":"),
                        line -> assertThat(line).contains("InternalFailure"),
                        line -> assertThat(line).contains("lacks cloudformation:" + operation));
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeStacks, the stack's status",
        "GetTemplate, its target template",
        "ListStackResources, its target template"
    })
    void delete_whenAQuestionIsNotAnsweredForTwoMinutes_removesNothingAndFails(String operation, String question) {
        dropped();
        stacks.faults(FaultScript.always(CloudFormationErrors.internalFailure())
                .onOperation(Stacks.DESCRIBE_STACKS)
                .until(start.plusSeconds(60))
                .orElse(FaultScript.always(CloudFormationErrors.internalFailure())
                        .onOperation(operation)));

        assertThat(failure(OWN_AND_EXTERNAL)).contains("Nothing was deleted", question, "InternalFailure");
        assertThat(plane.journal()).isEmpty();
        assertThat(time.now()).as("all questions together").isEqualTo(start.plus(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Stacks.DESCRIBE_STACKS, Stacks.GET_TEMPLATE, Stacks.LIST_STACK_RESOURCES})
    void delete_whenAQuestionIsDeniedForEver_namesTheActionAfterTheGrace(String operation) {
        dropped();
        stacks.faults(FaultScript.always(CloudFormationErrors.accessDenied("cloudformation:" + operation, STACK))
                .onOperation(operation));

        assertThat(failure(OWN_AND_EXTERNAL)).contains("lacks cloudformation:" + operation);
        assertThat(plane.journal()).isEmpty();
        assertThat(time.now()).isBefore(start.plus(Duration.ofMinutes(1)));
    }

    /** A parent that drops a nested stack, or rolls back, stays: so do those that read from its queue. */
    @ParameterizedTest
    @EnumSource(StackStatus.class)
    void delete_ofANestedStack_removesWhatIsExternal_onlyIfTheRootIsBeingDeletedToo(StackStatus root) {
        nested(root.toString());

        assertThat(leftByDelete()).isEqualTo(root == StackStatus.DELETE_IN_PROGRESS ? List.of() : List.of("external"));
    }

    @Test
    void delete_ofANestedStack_whoseRootCantBeTold_removesNothing_andNamesTheQuestion() {
        nested("DELETE_IN_PROGRESS");
        stacks.faults(FaultScript.always(CloudFormationErrors.accessDenied(ROOT))
                .when(call -> call.query().contains("Root")));

        assertThat(failure(OWN_AND_EXTERNAL))
                .contains("Nothing was deleted", "the root stack", "lacks cloudformation:DescribeStacks");
        assertThat(plane.journal()).isEmpty();
    }

    @Test
    void delete_ofANestedStack_withoutExternalTargets_doesNotAskForTheRoot() {
        nested("UPDATE_IN_PROGRESS");

        answer(Request.Type.DELETE, withTimeout("600"));

        assertThat(stacks.journal())
                .extracting(JournalEntry::subject)
                .contains(STACK)
                .doesNotContain(ROOT);
    }

    /** DescribeStacks is eventually consistent. */
    @ParameterizedTest
    @CsvSource({
        "CREATE_COMPLETE, 20",
        "UPDATE_COMPLETE, 1",
        "DELETE_FAILED, 29",
        "UPDATE_IN_PROGRESS, 10",
    })
    void delete_whenTheStatusIsAnOldOneForSomeSeconds_removes(String stale, int seconds) {
        stacks.put(STACK, stale);
        stacks.faults(becoming(STACK, "DELETE_IN_PROGRESS", Duration.ofSeconds(seconds)));

        assertThat(leftByDelete()).isEmpty();
    }

    /** The last question is asked 29.75 seconds after the first answer, and answered 30.45 seconds after it. */
    @Test
    void delete_whenTheLastAnswerOfAnOldStatusComesLate_asksOnceMore() {
        stacks.put(STACK, "UPDATE_COMPLETE");
        FaultScript late = FaultScript.always(Fault.slow(Duration.ofMillis(700)));
        stacks.faults(
                becoming(STACK, "DELETE_IN_PROGRESS", Duration.ofMillis(30_600)).orElse(late));

        assertThat(leftByDelete()).isEmpty();
    }

    @Test
    void delete_whenTheRootsStatusIsAnOldOneForSomeSeconds_removesWhatIsExternal() {
        nested("CREATE_COMPLETE");
        stacks.faults(becoming(ROOT, "DELETE_IN_PROGRESS", Duration.ofSeconds(15)));

        assertThat(leftByDelete()).isEmpty();
    }

    @Test
    void delete_whenNothingElseIsToldFor30Seconds_keeps_howeverManyQuestionsAreNotAnswered() {
        stacks.put(STACK, "UPDATE_COMPLETE");
        stacks.faults(FaultScript.always(CloudFormationErrors.internalFailure())
                .when(call -> !call.time().isBefore(start.plusSeconds(2)))
                .until(start.plusSeconds(40)));

        assertThat(leftByDelete()).containsExactlyInAnyOrder("own", "external");
        assertThat(time.now()).isBetween(start.plusSeconds(40), start.plusSeconds(60));
    }

    @Test
    void delete_whenAnOldStatusIsToldAfterTheQuestionsOfACleanUp_asksOn() {
        dropped();
        List<String> told = new ArrayList<>();
        stacks.faults(call -> {
            if (call.operation().equals(Stacks.DESCRIBE_STACKS)) {
                told.add(call.operation());
                stacks.put(STACK, told.size() == 2 ? "UPDATE_IN_PROGRESS" : CLEAN_UP);
            }
            return Optional.empty();
        });

        assertThat(leftByDelete()).containsExactly("external");
    }

    @Test
    void delete_hasTheWholeTimeout_howeverLongTheDecisionTook() {
        stacks.put(STACK, "UPDATE_COMPLETE");
        stacks.faults(becoming(STACK, "DELETE_IN_PROGRESS", Duration.ofSeconds(25)));
        plane.add(NewMapping.reading(QUEUE + "2", "orders").neverGone());

        assertThat(failure(withTimeout("30"))).contains("were not deleted within 30 s");
        assertThat(time.now()).isBetween(start.plusSeconds(55), start.plusSeconds(65));
    }

    @Test
    void delete_inACleanUpPhase_keepsWhatAnotherStackHasNow() {
        stacks.put(STACK, CLEAN_UP).content(STACK, template("Other"), List.of(PROVIDER_RESOURCE));
        stacks.put(ANOTHER_STACK, "UPDATE_COMPLETE")
                .content(
                        ANOTHER_STACK,
                        template("Moved", "Queue"),
                        List.of(function("Moved", "moved"), queue("Queue", "moved")));
        plane.add(NewMapping.reading(QUEUE, "moved").uuid("of-moved"));
        plane.add(NewMapping.reading(ARNS.formatted("sqs", "moved"), "any").uuid("from-moved"));
        plane.add(NewMapping.reading(QUEUE, "dropped").uuid("of-dropped"));

        assertThat(leftByDelete(selecting(List.of("moved", "dropped"), List.of(own("sqs", "moved")))))
                .containsExactlyInAnyOrder("own", "of-moved", "from-moved", "external");
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).contains("\"kept\"", "another stack has these targets now", "function:moved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_COMPLETE", "CREATE_COMPLETE"})
    void delete_inACleanUpPhase_ofWhatIsCalledLikeSomethingElse_cantBeTold(String status) {
        stacks.put(STACK, CLEAN_UP).content(STACK, template("Other"), List.of(PROVIDER_RESOURCE));
        stacks.put(ANOTHER_STACK, "UPDATE_COMPLETE")
                .content(
                        ANOTHER_STACK,
                        template("Table"),
                        List.of(new ListedResource("Table", "AWS::DynamoDB::Table", "orders", status)));

        assertThat(failure(OWN_AND_EXTERNAL)).contains("Nothing was deleted", FUNCTION);
        assertThat(plane.journal()).isEmpty();
    }

    @Test
    void delete_inACleanUpPhase_whenTheListIsWithoutTheProviderFunction_removesNothing() {
        stacks.put(STACK, CLEAN_UP).content(STACK, template("Other"), List.of(function("Other", "other")));

        assertThat(failure(OWN_AND_EXTERNAL)).contains("ListStackResources answered without the provider function");
        assertThat(plane.journal()).isEmpty();
    }

    @Test
    void delete_inACleanUpPhase_endsTwoMinutesAfterTheLastProgress_andSaysThatNobodyComesBack() {
        dropped();
        plane.add(NewMapping.reading(QUEUE + "2", "orders").uuid("stuck").neverGone());

        assertThat(failure(OWN_AND_EXTERNAL))
                .contains("Left: stuck", "tries three times", "`aws lambda delete-event-source-mapping`")
                .doesNotContain("run `cdk destroy` again");
        assertThat(time.now()).isBetween(start.plusSeconds(120), start.plusSeconds(160));
    }

    @Test
    void delete_inACleanUpPhase_endsAtItsTimeout_ifThatIsSooner() {
        dropped();
        plane.add(NewMapping.reading(QUEUE + "2", "orders").neverGone());

        answer(Request.Type.DELETE, withTimeout("30"));

        assertThat(time.now()).isBetween(start.plusSeconds(30), start.plusSeconds(32));
    }

    private void nested(String rootStatus) {
        stacks.put(ROOT, rootStatus)
                .put(STACK, "DELETE_IN_PROGRESS")
                .nested(STACK, STACK.replace("Orders", "Parent"), ROOT);
    }

    private FaultScript becoming(String stackId, String status, Duration after) {
        return call -> {
            if (!call.time().isBefore(start.plus(after))) {
                stacks.put(stackId, status);
            }
            return Optional.empty();
        };
    }

    /** In a clean-up phase of the stack, the own function is no longer in its template. */
    private void dropped() {
        stacks.put(STACK, CLEAN_UP)
                .content(STACK, template("Other"), List.of(PROVIDER_RESOURCE, function("Orders", "orders")));
    }

    private static String template(String... logicalIds) {
        return Arrays.stream(logicalIds)
                .map(id -> "\"" + id + "\": {\"Type\": \"any\"}")
                .collect(Collectors.joining(", ", "{\"Resources\": {", "}}"));
    }

    private static ListedResource function(String logicalId, String name) {
        return ListedResource.complete(logicalId, "AWS::Lambda::Function", name);
    }

    private static ListedResource queue(String logicalId, String name) {
        return ListedResource.complete(
                logicalId, "AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/111111111111/" + name);
    }

    private static Map<String, String> own(String service, String resource) {
        return Map.of("Arn", ARNS.formatted(service, resource), "Owned", "true");
    }

    private static Map<String, Object> selecting(List<String> functions, List<Map<String, String>> sources) {
        List<?> own = functions.stream()
                .map(name -> own("lambda", "function:" + name))
                .toList();
        return Map.of("ServiceToken", PROVIDER, "Functions", own, "EventSources", sources);
    }

    private static Map<String, Object> withTimeout(String seconds) {
        return Map.of("ServiceToken", PROVIDER, "Functions", OWN_FUNCTION, "TimeoutSeconds", seconds);
    }

    /** By a Delete of the own function and the shared queue that succeeds. */
    private List<String> leftByDelete() {
        return leftByDelete(OWN_AND_EXTERNAL);
    }

    private List<String> leftByDelete(Map<String, Object> properties) {
        assertThat(answer(Request.Type.DELETE, properties)).isEqualTo(new Response.Succeeded(ID));
        return account.uuidsLeft();
    }

    /** Of a Delete that fails. */
    private String failure(Map<String, Object> properties) {
        return ((Response.Failed) answer(Request.Type.DELETE, properties)).reason();
    }

    private Response answer(Request.Type type, Map<String, Object> properties) {
        return answer(new Request(type, responseTarget(), type == Request.Type.CREATE ? "" : ID, properties));
    }

    private Response answer(Request request) {
        return answer(request, Deadline.in(time, Duration.ofMinutes(15)));
    }

    private Response answer(Request request, Deadline endOfRun) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.5);
        FailureReason reason = new FailureReason("/group", "stream");
        return new CustomResource(account, backoff, endOfRun, reason, new Log(lines::add, Map.of())).respond(request);
    }

    private static ResponseTarget responseTarget() {
        return new ResponseTarget("https://nowhere.invalid", STACK, "request", "Cleanup");
    }
}
