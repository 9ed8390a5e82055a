package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.OF_THE_FUNCTION;
import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.denied;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.DELETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.GET;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop against the scripted control plane, through the real SDK, in simulated time. */
class TeardownTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";
    private static final Duration TIMEOUT = SimulatedTeardown.TIMEOUT;

    private final SimulatedTeardown teardown = new SimulatedTeardown();
    private final SimulatedAccount account = teardown.account;
    private final SimulatedTime time = account.time;
    private final Instant start = account.start;
    private final ControlPlane plane = account.plane;
    private final List<String> lines = teardown.lines;

    @Test
    void run_removesWhatIsSelectedAndNothingElse() {
        plane.add(mapping("orders"))
                .add(mapping("orders:live"))
                .add(mapping("orders:7"))
                .add(NewMapping.ofKafka("topic", "kafka:9092", "orders"))
                .add(NewMapping.reading("arn:aws:kinesis:eu-west-1:111111111111:stream/clicks", "orders"))
                .add(mapping("orders").inState("Disabled"))
                .add(mapping("orders2").uuid("other-function"))
                .add(mapping("arn:aws:lambda:eu-west-1:222222222222:function:orders")
                        .uuid("other-account"));

        assertThat(teardown.leftWhenGone(6, OF_THE_FUNCTION))
                .containsExactlyInAnyOrder("other-function", "other-account");
        assertThat(account.calls(DELETE)).hasSize(6);
    }

    @Test
    void run_ofUuids_asksForNoListAndLeavesTheRest() {
        NewMapping selected = mapping("orders");
        plane.add(selected).add(mapping("orders").uuid("other"));

        assertThat(teardown.leftWhenGone(1, Map.of("Uuids", List.of(selected.uuid(), UNKNOWN))))
                .containsExactly("other");
        assertThat(account.calls(LIST)).isEmpty();
        assertThat(lines).as("it never was there").noneMatch(line -> line.contains(UNKNOWN));
        assertThat(account.calls(GET)).last().extracting(JournalEntry::status).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "250, 3"})
    void run_whenNothingIsSelectedThere_looksOnceAtAllPages_andIsDone(int others, int pages) {
        addOthers(others);

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(0));

        assertThat(plane.journal())
                .hasSize(pages)
                .allMatch(call -> call.operation().equals(LIST));
        assertThat(lines).isEmpty();
    }

    @Test
    void run_whenAMarkerExpires_looksAnew_waitsALittleLongerEachTime_andSaysSo() {
        addOthers(150);
        plane.faults(expiredMarkers(2));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(0));

        assertThat(plane.journal()).hasSize(3 * 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"scan restarted\"", "\"scans\":1");
        assertThat(lines.get(1)).contains("\"scan restarted\"", "\"scans\":2");
        // The pace alone would take less than that.
        assertThat(time.now()).isAfter(start.plusMillis(1500));
    }

    @Test
    void run_whenTheListIsNotAnswered_saysSoOnce() {
        plane.faults(FaultScript.always(LambdaErrors.service()).times(3));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(0));

        assertThat(lines).singleElement().asString().contains("\"WARN\"", "\"list not answered\"", "ServiceException");
    }

    @Test
    void run_whatCantBeCompared_isLoggedOnce() {
        plane.add(mapping("of/the:future:and:on").uuid("unknown")).add(mapping("orders"));

        assertThat(teardown.leftWhenGone(1, OF_THE_FUNCTION)).containsExactly("unknown");
        assertThat(lines)
                .filteredOn(line -> line.contains("\"not compared\""))
                .singleElement()
                .asString()
                .contains("\"WARN\"", "function:of/the:future:and:on");
    }

    @Test
    void run_answersOnlyAfterAWholeFreshListThatFoundNothing() {
        plane.add(mapping("orders"));

        teardown.run(OF_THE_FUNCTION);

        List<JournalEntry> calls = plane.journal();
        Optional<Instant> gone = calls.stream()
                .filter(call -> call.status() == 404)
                .map(JournalEntry::time)
                .findFirst();
        JournalEntry last = calls.get(calls.size() - 1);
        assertThat(last.operation()).isEqualTo(LIST);
        assertThat(last.time()).isAfterOrEqualTo(gone.orElseThrow());
    }

    /** A state at rest is one that it does not leave by itself; Lambda may come to have others. */
    @ParameterizedTest
    @CsvSource({
        "Creating, Enabled",
        "Enabling, Enabled",
        "Disabling, Disabled",
        "Updating, Enabled",
        "Deleting, Enabled",
        "Enabled, Enabled",
        "Disabled, Disabled",
        "Hibernating, Hibernating"
    })
    void run_inAnyState_removesItOnceItIsAtRest(String first, String then) {
        plane.add(mapping("orders").phases(Phase.of(first, Duration.ofSeconds(20)), Phase.lasting(then)));

        assertThat(teardown.leftWhenGone(1, OF_THE_FUNCTION)).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(denied(DELETE), "lacks lambda:DeleteEventSourceMapping"),
                Arguments.of(
                        FaultScript.always(LambdaErrors.invalidParameterValue("not this one"))
                                .onOperation(DELETE),
                        "InvalidParameterValueException: not this one"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void run_whenOneDeletionIsRefused_removesTheRest_namesItWithTheReason_andDoesNotWaitInVain(
            FaultScript refusal, String why) {
        NewMapping refused = mapping("orders");
        plane.add(refused).add(NewMapping.reading(QUEUE + "2", "orders"));
        plane.faults(refusal.onUuid(refused.uuid()));

        TeardownResult.Incomplete result = teardown.incomplete(OF_THE_FUNCTION);

        assertThat(result.gone()).isEqualTo(1);
        assertThat(result.remaining()).singleElement().asString().contains(refused.uuid(), why);
        assertThat(account.uuidsLeft()).containsExactly(refused.uuid());
        assertThat(time.now()).isBefore(start.plus(TIMEOUT.dividedBy(2)));
    }

    @Test
    void run_whenOneNeverGoes_removesTheRest_alsoWhatAppearsMeanwhile_andNamesItAtTheDeadline() {
        NewMapping stuck = mapping("orders").neverGone();
        plane.add(stuck)
                .add(NewMapping.reading(QUEUE + "2", "orders"))
                .addAt(start.plusSeconds(60), NewMapping.reading(QUEUE + "3", "orders"));

        TeardownResult.Incomplete result = teardown.incomplete(OF_THE_FUNCTION);

        assertThat(result.gone()).isEqualTo(2);
        assertThat(result.remaining()).singleElement().asString().contains(stuck.uuid(), "Deleting", "USER_INITIATED");
        assertThat(account.uuidsLeft()).containsExactly(stuck.uuid());
        assertThat(time.now()).isEqualTo(start.plus(TIMEOUT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void run_whenDeletionIsDeniedButItIsGone_takesThe404OfGet_whenItComes(int secondsWithoutGet) {
        plane.add(mapping("orders").phases(Phase.of("Enabled", Duration.ofSeconds(5))));
        plane.faults(denied(DELETE)
                .orElse(FaultScript.always(LambdaErrors.service())
                        .onOperation(GET)
                        .until(start.plusSeconds(secondsWithoutGet))));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));
    }

    @Test
    void run_ofAUuidThatCantBeSeen_deletesItAndNamesTheAction() {
        NewMapping selected = mapping("orders");
        plane.add(selected);
        plane.faults(denied(GET));

        TeardownResult.Incomplete result = teardown.incomplete(Map.of("Uuids", List.of(selected.uuid())));

        assertThat(plane.mappings()).extracting(MappingView::state).containsExactly("Deleting");
        assertThat(result.remaining()).singleElement().asString().contains("lacks lambda:GetEventSourceMapping");
    }

    /** No list is asked for a UUID, so nothing else says that the time is up. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void run_ofAUuidThatIsGoneWhenTheTimeIsUp_ends() {
        List<TeardownResult> results = new ArrayList<>();
        for (int milliseconds = 1000; milliseconds < 3000; milliseconds += 20) {
            SimulatedTeardown run = new SimulatedTeardown();
            NewMapping selected = mapping("orders").deletingFor(Duration.ofSeconds(595));
            run.account.plane.add(selected);
            run.account.plane.faults(FaultScript.always(Fault.slow(Duration.ofMillis(milliseconds)))
                    .onOperation(GET));

            results.add(run.run(Map.of("Uuids", List.of(selected.uuid()))));
        }

        assertThat(results).hasAtLeastOneElementOfType(TeardownResult.Unverified.class);
    }

    @Test
    void run_whenTheListForgetsWhatIsStillThere_believesGet() {
        account.add(120, Duration.ofSeconds(90));
        plane.listOnly(mapping -> !mapping.state().equals("Deleting"));

        assertThat(teardown.leftWhenGone(120, OF_THE_FUNCTION)).isEmpty();
        assertThat(lines).anyMatch(line -> line.contains("list not trusted"));
    }

    @Test
    void run_whenGetIsDeniedNowAndThen_waits() {
        plane.add(mapping("orders").deletingFor(Duration.ofSeconds(90)));
        Instant later = start.plusSeconds(40);
        plane.faults(denied(GET)
                .when(call -> call.time().isBefore(start.plusSeconds(5))
                        || (call.time().isAfter(later) && call.time().isBefore(later.plusSeconds(5)))));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));
    }

    @Test
    void run_whenOneIsMadeWhileTheLastOnesGo_looksAnewAndRemovesItToo() {
        NewMapping first = NewMapping.reading(QUEUE + "1", "orders").deletingFor(Duration.ofMillis(700));
        NewMapping second = NewMapping.reading(QUEUE + "2", "orders").deletingFor(Duration.ofMillis(700));
        plane.add(first).add(second).addAtCall(5, NewMapping.reading(QUEUE + "3", "orders"));
        plane.listOnly(mapping -> !mapping.state().equals("Deleting"));

        assertThat(teardown.leftWhenGone(3, OF_THE_FUNCTION)).isEmpty();
    }

    @Test
    void run_whenOneIsMadeAsSoonAsTheLastOfManyHasGone_removesItToo() {
        account.add(250, Duration.ofSeconds(60));
        AtomicBoolean made = new AtomicBoolean();
        plane.faults(call -> {
            if (call.operation().equals(GET) && plane.find(call.uuid()).isEmpty() && !made.getAndSet(true)) {
                plane.add(mapping("orders"));
            }
            return Optional.empty();
        });

        assertThat(teardown.leftWhenGone(251, OF_THE_FUNCTION)).isEmpty();
    }

    @Test
    void run_whenOneIsMadeWhileGetIsAskedAboutWhatTheLastLookMissed_looksAnewAndRemovesItToo() {
        String leftOut = "zz-left-out";
        account.add(250, Duration.ofSeconds(60));
        plane.add(mapping("orders").uuid(leftOut).deletingFor(Duration.ofSeconds(60)));
        plane.listOnly(
                mapping -> !mapping.uuid().equals(leftOut) || !mapping.state().equals("Deleting"));
        AtomicBoolean made = new AtomicBoolean();
        plane.faults(call -> {
            if (leftOut.equals(call.uuid()) && plane.find(leftOut).isEmpty() && !made.getAndSet(true)) {
                plane.add(NewMapping.reading(QUEUE + "-anew", "orders"));
            }
            return Optional.empty();
        });

        assertThat(teardown.leftWhenGone(252, OF_THE_FUNCTION)).isEmpty();
    }

    @Test
    void run_whenTheListLagsBehind_waitsUntilItHasCaughtUp() {
        plane.add(mapping("orders"));
        time.sleep(Duration.ofSeconds(30));
        plane.listLag(Duration.ofSeconds(30));

        assertThat(teardown.run(OF_THE_FUNCTION)).isInstanceOf(TeardownResult.Completed.class);

        assertThat(plane.mappings()).isEmpty();
    }

    @Test
    void run_whenAScanStartsAnew_doesNotForgetWhatItHasSeen() {
        plane.add(NewMapping.reading(QUEUE, "orders").uuid("0-seen-once"));
        addOthers(150);
        plane.listOnly(mapping -> !mapping.state().equals("Deleting"));
        FaultScript markerExpires = expiredMarkers(1);
        plane.faults(call -> {
            Optional<Fault> expired = markerExpires.on(call);
            expired.ifPresent(fault -> plane.enter("0-seen-once", Phase.of("Deleting", Duration.ofSeconds(90))));
            return expired;
        });

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));

        assertThat(plane.find("0-seen-once")).isEmpty();
    }

    @Test
    void run_logsOneLineForEachDecisionAndTheWholeConfiguration() {
        NewMapping mapping = mapping("orders").member("BatchSize", 7);
        plane.add(mapping);
        Map<String, Object> configuration =
                plane.find(mapping.uuid()).orElseThrow().configuration();

        teardown.run(OF_THE_FUNCTION);

        assertThat(lines)
                .extracting(line -> field(line, "event"))
                .containsSubsequence("found", "deleted", "configuration", "gone");
        assertThat(lines).allMatch(line -> line.endsWith("}\n") && line.indexOf('\n') == line.length() - 1);
        assertThat(lines.stream().filter(line -> field(line, "event").equals("configuration")))
                .singleElement()
                .satisfies(
                        line -> assertThat(configuration.keySet()).allMatch(name -> line.contains("\"" + name + "\"")))
                .asString()
                .contains("\"BatchSize\":7", "\"State\":\"Deleting\"", "\"Topics\":null");
    }

    @Test
    void run_ofAUuidThatIsNeverSeen_namesItWithTheReason() {
        plane.faults(FaultScript.always(LambdaErrors.service()));

        assertThat(teardown.incomplete(Map.of("Uuids", List.of(UUID))).remaining())
                .singleElement()
                .asString()
                .contains(UUID, "ServiceException");
    }

    @Test
    void run_ofAUuidThatNeverGoes_namesItAtTheDeadline() {
        plane.add(NewMapping.reading(QUEUE, "orders").uuid(UUID).neverGone());

        assertThat(teardown.incomplete(Map.of("Uuids", List.of(UUID))).remaining())
                .hasSize(1);
        assertThat(time.now()).isEqualTo(start.plus(TIMEOUT));
    }

    @Test
    void run_whenACallOutlastsTheDeadline_doesNotTakeAsGoneWhatWasNotAskedAbout() {
        plane.add(NewMapping.reading(QUEUE, "orders").uuid(UNKNOWN));
        plane.faults(call -> {
            time.sleep(TIMEOUT);
            return Optional.empty();
        });

        assertThat(teardown.run(Map.of("Uuids", List.of(UUID, UNKNOWN))))
                .isNotInstanceOf(TeardownResult.Completed.class);
    }

    @Test
    void run_whileFewAreLeft_asksAboutEach_andLooksAtTheListNowAndThen() {
        account.add(1, Duration.ofSeconds(200));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));

        assertThat(account.calls(LIST)).hasSizeBetween(5, 12);
        assertThat(account.calls(GET)).hasSizeBetween(20, 100);
    }

    @Test
    void run_ofManyThatGoSoon_asksAboutAFew() {
        account.add(700, Duration.ofSeconds(1));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(700));

        assertThat(account.calls(GET)).hasSizeBetween(8 + 10, 8 + 25);
        assertThat(account.calls(LIST)).hasSizeLessThan(8 + 5);
    }

    @Test
    void run_whileManyAreLeftOnManyPages_asksAboutTheLastOne_andLooksAtTheListWhenItIsGone() {
        account.add(250, Duration.ofSeconds(60));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(250));

        assertThat(account.calls(LIST)).hasSizeLessThan(3 * 4);
        assertThat(account.calls(GET)).hasSizeBetween(10, 50);
    }

    @Test
    void run_ofUuids_doesNotAskAboutEachEachTime() {
        account.add(50, Duration.ofSeconds(100));

        assertThat(teardown.run(Map.of("Uuids", account.uuidsLeft()))).isEqualTo(new TeardownResult.Completed(50));

        assertThat(account.calls(GET)).hasSizeLessThan(50 * 8);
    }

    private void addOthers(int number) {
        IntStream.range(0, number).forEach(i -> plane.add(NewMapping.reading(QUEUE + i, "other")));
    }

    private static FaultScript expiredMarkers(int times) {
        return FaultScript.always(LambdaErrors.unknownMarker())
                .when(call -> call.operation().equals(LIST) && call.query().contains("Marker="))
                .times(times);
    }

    private static NewMapping mapping(String function) {
        return NewMapping.reading(QUEUE, function);
    }

    private static String field(String line, String name) {
        String start = "\"" + name + "\":\"";
        int from = line.indexOf(start) + start.length();
        return line.substring(from, line.indexOf('"', from));
    }
}
