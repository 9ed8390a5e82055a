package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.OF_THE_FUNCTION;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.RateLimiter;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.scope.CleanupProperties;
import io.github.eventsourcemappingcleanup.handler.teardown.ListScanner.Scan;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One scan of the whole list. */
class ListScannerTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";

    private final SimulatedAccount account = new SimulatedAccount();
    private final List<String> lines = new ArrayList<>();
    private final Deadline deadline = Deadline.in(account.time, Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({"0, 1", "250, 3"})
    void scan_takesAllPages_andAtAnEmptyAccountOne(int mappings, int pages) {
        IntStream.range(0, mappings).forEach(i -> account.plane.add(NewMapping.reading(QUEUE + i, "other")));

        assertThat(scan()).isEqualTo(new Scan.Complete(List.of(), pages));

        assertThat(account.calls(LIST)).hasSize(pages);
        assertThat(lines).isEmpty();
    }

    @Test
    void scan_whenAMarkerExpires_waitsALittleLongerEachTime_andSaysSo() {
        IntStream.range(0, 150).forEach(i -> account.plane.add(NewMapping.reading(QUEUE + i, "other")));
        account.plane.faults(FaultScript.always(LambdaErrors.unknownMarker())
                .when(call -> call.operation().equals(LIST) && call.query().contains("Marker="))
                .times(2));

        assertThat(scan()).isEqualTo(new Scan.Complete(List.of(), 2));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"scan restarted\"", "\"scans\":1");
        assertThat(lines.get(1)).contains("\"scan restarted\"", "\"scans\":2");
        // The pace alone would take less than that.
        assertThat(account.time.now()).isAfter(account.start.plusMillis(1500));
    }

    @Test
    void scan_whenTheListIsNotAnswered_saysSoOnce() {
        account.plane.faults(FaultScript.always(LambdaErrors.service()).times(3));

        assertThat(scan()).isInstanceOf(Scan.Complete.class);

        assertThat(lines).singleElement().asString().contains("\"WARN\"", "\"list not answered\"", "ServiceException");
    }

    @Test
    void scan_whatCantBeCompared_isLoggedOnce() {
        account.plane.add(NewMapping.reading(QUEUE, "of/the:future:and:on"));
        ListScanner scanner = scanner();

        scanner.scan(deadline);
        assertThat(scanner.scan(deadline)).isEqualTo(new Scan.Complete(List.of(), 1));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"WARN\"", "\"not compared\"", "function:of/the:future:and:on");
    }

    private Scan scan() {
        return scanner().scan(deadline);
    }

    private ListScanner scanner() {
        return new ListScanner(
                new MappingApi(account.lambda(), new RateLimiter(account.time), deadline),
                CleanupProperties.parse(OF_THE_FUNCTION).selection(),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.5),
                new Log(lines::add, Map.of()));
    }
}
