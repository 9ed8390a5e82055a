package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.DELETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.GET;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the API on each call, for minutes and without end; in simulated time. */
class ApiFaultsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final Duration TIMEOUT = SimulatedTeardown.TIMEOUT;
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private final SimulatedTeardown teardown = new SimulatedTeardown();
    private final SimulatedAccount account = teardown.account;
    private final NewMapping selected = NewMapping.reading(QUEUE, "orders");
    private final NewMapping other = NewMapping.reading(QUEUE, "other");

    /** Whatever may pass, on each of the three calls, and what is said of it. */
    static Stream<Arguments> passing() {
        return Stream.of(
                        onEach("Rate exceeded", LambdaErrors.tooManyRequests(Duration.ofSeconds(5))),
                        onEach("TooManyRequestsException: no", LambdaErrors.other(429, "TooManyRequestsException")),
                        onEach("ServiceException", LambdaErrors.service()),
                        onEach("ResourceInUseException", LambdaErrors.resourceInUse()),
                        onEach("ResourceConflictException", LambdaErrors.resourceConflict("no")),
                        onEach("ExpiredTokenException", LambdaErrors.other(403, "ExpiredTokenException")),
                        onEach("TeapotException", LambdaErrors.other(418, "TeapotException")),
                        onEach("HTTP status 404", Reply.of(404, "text/html", "<html>")),
                        onEach("HTTP status 502", Reply.of(502, "text/html", "<html>")),
                        onEach("no answer", Fault.reset()),
                        Stream.of(Arguments.of("the list does not exist", LIST, LambdaErrors.resourceNotFound())),
                        Stream.of(Arguments.of("not now", LIST, LambdaErrors.invalidParameterValue("not now"))))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> onEach(String said, Fault fault) {
        return Stream.of(DELETE, GET, LIST).map(operation -> Arguments.of(said, operation, fault));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("passing")
    void aFaultForMinutes_isOutlived(String said, String operation, Fault fault) {
        TeardownResult result =
                teardown(FaultScript.always(fault).onOperation(operation).until(account.start.plus(A_WHILE)));

        assertThat(result).isInstanceOf(TeardownResult.Completed.class);
        assertThat(account.uuidsLeft()).containsExactly(other.uuid());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("passing")
    void aFaultForEver_endsInFailureAtTheDeadline_andTouchesNothingElse(String said, String operation, Fault fault) {
        TeardownResult result = teardown(FaultScript.always(fault).onOperation(operation));

        assertThat(result)
                .isNotInstanceOf(TeardownResult.Completed.class)
                .asString()
                .contains(said);
        assertThat(account.uuidsLeft()).contains(other.uuid());
        assertThat(account.time.now()).isEqualTo(account.start.plus(TIMEOUT));
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("lost", Fault.lost(), DELETE, true),
                Arguments.of("cut off", Fault.cutOff(20), DELETE, true),
                Arguments.of("cut off", Fault.cutOff(20), GET, true),
                Arguments.of("cut off", Fault.cutOff(20), LIST, false));
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("lostAnswers")
    void answersThatAreLost_areNoAnswers_yetWhatWasDoneCounts(
            String name, Fault fault, String operation, boolean isCompleted) {
        TeardownResult result = teardown(FaultScript.always(fault).onOperation(operation));

        assertThat(result instanceof TeardownResult.Completed).isEqualTo(isCompleted);
        assertThat(account.uuidsLeft()).contains(other.uuid());
    }

    @ParameterizedTest
    @ValueSource(strings = {DELETE, GET, LIST})
    void aDenialForEver_endsInFailureLongBeforeTheDeadline_andNamesTheAction(String operation) {
        TeardownResult result = teardown(SimulatedTeardown.denied(operation));

        assertThat(result)
                .isNotInstanceOf(TeardownResult.Completed.class)
                .asString()
                .contains("lacks lambda:" + operation);
        assertThat(account.time.now()).isBefore(account.start.plus(Duration.ofMinutes(2)));
        assertThat(account.uuidsLeft().contains(selected.uuid()))
                .as("is deleted although it can't be told that it is gone")
                .isEqualTo(!operation.equals(GET));
    }

    @ParameterizedTest
    @ValueSource(strings = {DELETE, GET, LIST})
    void aDenialFor20Seconds_isOutlived(String operation) {
        TeardownResult result = teardown(SimulatedTeardown.denied(operation).until(account.start.plusSeconds(20)));

        assertThat(result).isEqualTo(new TeardownResult.Completed(1));
    }

    @ParameterizedTest
    @CsvSource({GET + ", 1", DELETE + ", 3"})
    void a404WhileItIsThere_isNotBelieved(String operation, int times) {
        TeardownResult result = teardown(FaultScript.always(LambdaErrors.resourceNotFound())
                .onOperation(operation)
                .times(times));

        assertThat(result).isEqualTo(new TeardownResult.Completed(1));
        assertThat(account.uuidsLeft()).containsExactly(other.uuid());
    }

    @Test
    void aMappingThatIsMadeAnewAgainAndAgain_isRemovedUntilItsMakerStops() {
        IntStream.range(1, 20)
                .forEach(i -> account.plane.addAt(
                        account.start.plusSeconds(7L * i),
                        NewMapping.reading(QUEUE + i, "orders").deletingFor(Duration.ofSeconds(2))));

        TeardownResult result = teardown(FaultScript.never());

        assertThat(result).isInstanceOf(TeardownResult.Completed.class);
        assertThat(account.time.now()).isAfter(account.start);
        // Between two of them there may be a moment with nothing left: that is where a teardown may end.
        assertThat(account.uuidsLeft()).containsExactly(other.uuid());
    }

    @Test
    void aMappingThatIsMadeAnewFasterThanItGoes_endsInFailureAndNamesOne() {
        IntStream.range(1, 400)
                .forEach(i -> account.plane.addAt(
                        account.start.plusSeconds(2L * i), NewMapping.reading(QUEUE + i, "orders")));

        TeardownResult result = teardown(FaultScript.never());

        assertThat(((TeardownResult.Incomplete) result).remaining()).isNotEmpty();
    }

    private TeardownResult teardown(FaultScript faults) {
        account.plane.add(selected).add(other).faults(faults);
        return teardown.run(SimulatedTeardown.OF_THE_FUNCTION);
    }
}
