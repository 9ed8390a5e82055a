package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.GET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Deletion;
import io.github.eventsourcemappingcleanup.handler.aws.RateLimiter;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often Get is asked about what a list does not have, and what is believed. By the test bed, where all of it is gone. */
class AbsenceVerifierTest {
    private static final String SQS = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    /** Eight, and one of each 50 of the others. */
    private static final int SAMPLE_OF_20 = 9;

    private final SimulatedAccount account = new SimulatedAccount();
    private final Deadline deadline = Deadline.in(account.time, Duration.ofMinutes(10));
    private final MappingApi api = new MappingApi(account.lambda(), new RateLimiter(account.time), deadline);
    private final MappingLedger ledger = ledger(List.of());
    private final AbsenceVerifier absences = new AbsenceVerifier(api, ledger);

    @Test
    void whatTheListHasShownInDeleting_isBelievedOnASample() {
        listed("Deleting", 20);

        assertThat(verify()).isTrue();

        assertThat(gets()).isEqualTo(SAMPLE_OF_20);
        assertThat(ledger.isEmpty()).isTrue();
        assertThat(ledger.gone()).isEqualTo(20);
    }

    @Test
    void whatTheListHasNotShownInDeleting_isAskedAbout_upTo50() {
        listed("Deleting", 1);
        verify();
        accepted(50);

        verify();

        assertThat(gets()).isEqualTo(1 + 50);
    }

    @Test
    void moreThan50ThatTheListHasNotShownInDeleting_areBelievedOnASample_ifItShowsDeletingAtAll() {
        listed("Deleting", 8);
        verify();
        accepted(51);

        verify();

        assertThat(gets()).as("eight have agreed before").isEqualTo(8 + 2);
        assertThat(ledger.isEmpty()).isTrue();
    }

    @Test
    void moreThan50ThatTheListHasNotShownInDeleting_areAskedAbout_ifItShowsNothingInDeleting() {
        accepted(51);

        verify();

        assertThat(gets()).isEqualTo(51);
    }

    /** Self-managed Kafka has no ARN. */
    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:kafka:eu-west-1:111111111111:cluster/logs/1b2c"})
    void aKindOfSourceThatTheListHasNotShownInDeleting_isAskedAbout_whateverItShowsOfOthers(String cluster) {
        account.plane.add(NewMapping.reading(SQS, "orders").uuid("kafka").deletingFor(Duration.ofHours(1)));
        List<Mapping> found = new ArrayList<>(IntStream.range(0, 195)
                .mapToObj(i -> mapping("sqs" + i, SQS, "Enabled"))
                .toList());
        found.add(20, mapping("kafka", cluster, "Enabled")); // Where no sample is taken.
        accepted(found.stream());
        ledger.recordList(List.of(mapping("sqs0", SQS, "Deleting")));
        ledger.recordList(List.of());

        verify();

        assertThat(ledger.remaining()).extracting(TrackedMapping::uuid).contains("kafka");
    }

    @Test
    void whatNobodyHasDeleted_isAskedAbout_alsoAmongMany() {
        listed("Deleting", 8);
        verify();
        ledger.recordList(IntStream.range(100, 170)
                .mapToObj(i -> mapping("m" + i, "Enabled"))
                .toList());
        ledger.recordList(List.of());

        verify();

        assertThat(gets()).isEqualTo(8 + 70);
    }

    @Test
    void whatIsSelectedByItsUuid_isAskedAboutEachTime_whateverTheListHasShown() {
        MappingLedger selected = ledger(List.of(UUID));
        AbsenceVerifier verifier = new AbsenceVerifier(api, selected);
        selected.recordList(Stream.concat(
                        Stream.of(mapping(UUID, "Deleting")),
                        IntStream.range(0, 20).mapToObj(i -> mapping("m" + i, "Deleting")))
                .toList());
        selected.recordList(List.of());

        verifier.verify(selected.missing(), deadline);
        verifier.verify(selected.missing(), deadline);

        assertThat(gets()).isEqualTo(SAMPLE_OF_20 + 2);
    }

    @Test
    void aSampleThatIsNotAnswered_isAskedAboutThreeTimes_andThenAllOthers() {
        listed("Deleting", 20);
        account.plane.faults(FaultScript.always(LambdaErrors.service()).onOperation(GET));

        assertThat(verify()).isTrue();

        assertThat(gets()).isEqualTo(3 * SAMPLE_OF_20 + 11);
        assertThat(ledger.size()).isEqualTo(20);
    }

    @Test
    void whereOneOfTheSampleIsNotAnswered_theOthersAreNeitherBelievedNorAskedAboutYet() {
        listed("Deleting", 20);
        account.plane.faults(FaultScript.always(LambdaErrors.service()).onUuid("m0"));

        assertThat(verify()).isTrue();

        assertThat(gets()).isEqualTo(SAMPLE_OF_20 + 2);
        assertThat(ledger.size()).isEqualTo(1 + 11);
    }

    @Test
    void oneDisagreement_andEachIsAskedAbout_fromThenOn() {
        account.plane.add(NewMapping.reading(SQS, "orders").uuid("m0"));
        listed("Deleting", 20);

        assertThat(verify()).isTrue();
        assertThat(gets()).isEqualTo(20);
        assertThat(ledger.remaining()).extracting(TrackedMapping::uuid).containsExactly("m0");

        listed("Deleting", 40);
        verify();
        assertThat(gets()).isEqualTo(20 + 40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, SAMPLE_OF_20 + 5, 3 * SAMPLE_OF_20 + 5})
    void whenTimeIsUpAfterSomeCalls_whatIsLeftToAskIsNotVerified(int calls) {
        listed("Deleting", 20);
        account.plane.faults(call -> {
            if (call.number() >= calls) {
                account.time.sleep(Duration.ofMinutes(10));
            }
            return Optional.of(LambdaErrors.service());
        });

        assertThat(verify()).isFalse();

        assertThat(ledger.size()).isEqualTo(20);
    }

    private boolean verify() {
        return absences.verify(ledger.missing(), deadline);
    }

    private int gets() {
        return account.calls(GET).size();
    }

    private MappingLedger ledger(List<String> uuids) {
        return new MappingLedger(uuids, account.time, new Log(line -> {}, Map.of()));
    }

    /** So many that the list has shown, and then no more. */
    private void listed(String state, int number) {
        ledger.recordList(IntStream.range(0, number)
                .mapToObj(i -> mapping("m" + i, state))
                .toList());
        ledger.recordList(List.of());
    }

    /** So many that the list has shown before their deletion only. */
    private void accepted(int number) {
        accepted(IntStream.range(100, 100 + number).mapToObj(i -> mapping("m" + i, "Enabled")));
    }

    private void accepted(Stream<Mapping> mappings) {
        ledger.recordList(mappings.toList());
        for (TrackedMapping each : ledger.remaining()) {
            Mapping deleting = mapping(each.uuid(), each.report().mapping().eventSourceArn(), "Deleting");
            ledger.recordDelete(each, new CallResult.Answered<>(new Deletion(deleting, Map.of())));
        }
        ledger.recordList(List.of());
    }

    private static Mapping mapping(String uuid, String state) {
        return mapping(uuid, "", state);
    }

    private static Mapping mapping(String uuid, String eventSourceArn, String state) {
        return new Mapping(uuid, "arn:aws:lambda:eu-west-1:111111111111:function:orders", eventSourceArn, state, "");
    }
}
