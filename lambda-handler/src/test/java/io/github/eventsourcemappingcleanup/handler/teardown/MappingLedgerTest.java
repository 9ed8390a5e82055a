package io.github.eventsourcemappingcleanup.handler.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Deletion;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult.Remaining;
import io.github.eventsourcemappingcleanup.handler.teardown.TrackedMapping.Status;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each answer makes of a mapping, and that it is one line of the log. */
class MappingLedgerTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";

    private final List<String> lines = new ArrayList<>();
    private final SimulatedTime time = new SimulatedTime();
    private final MappingLedger ledger = ledger(List.of());

    @Test
    void whatWasGone_andGetDoesNotAnswerAbout_remains() {
        MappingLedger ofOne = ledger(List.of("selected"));
        TrackedMapping selected = ofOne.last();
        ofOne.recordGet(selected, new CallResult.NotFound<>());
        assertThat(ofOne.isEmpty()).isTrue();

        ofOne.recordGet(selected, new CallResult.Retryable<>("ServiceException"));

        assertThat(ofOne.remaining()).containsExactly(selected);
    }

    @Test
    void found_isLoggedOnceWithAllThatIsKnown_andSeenAnewAfterwards() {
        list(mapping("one", "Enabled"));
        list(mapping("one", "Deleting"));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"INFO\"", "\"found\"", "\"one\"", "\"Enabled\"", FUNCTION)
                .doesNotContain("eventSourceArn");
        assertThat(ledger.report()).last().asString().contains("state=Deleting");
    }

    @Test
    void waiting_isLoggedForEachNewReason_withTheRequestIdOfAws() {
        TrackedMapping one = found("one");

        ledger.recordDelete(one, new CallResult.Retryable<>("throttled", "1st"));
        ledger.recordDelete(one, new CallResult.Retryable<>("throttled", "2nd"));
        ledger.recordDelete(one, new CallResult.Retryable<>("in use", "3rd"));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"waiting\"", "\"one\"", "throttled", "\"awsRequestId\":\"1st\"");
        assertThat(lines.get(1)).contains("\"waiting\"", "\"one\"", "in use", "\"awsRequestId\":\"3rd\"");
    }

    @Test
    void rejected_isAWarningWithTheReasonAndTheRequestIdOfAws_andAfterGetTheDeletionIsStillAskedFor() {
        TrackedMapping one = found("one");

        ledger.recordGet(one, new CallResult.Rejected<>("Get is denied", "4th"));
        assertThat(one.isToBeDeleted()).isTrue();

        ledger.recordDelete(one, new CallResult.Rejected<>("this one can't", "5th"));
        assertThat(one.isToBeDeleted()).isFalse();
        assertThat(one.isStuck()).isTrue();

        assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"WARN\""));
        assertThat(lines.get(0)).contains("\"rejected\"", "\"one\"", "Get is denied", "\"awsRequestId\":\"4th\"");
        assertThat(lines.get(1)).contains("\"rejected\"", "\"one\"", "this one can't", "\"awsRequestId\":\"5th\"");
    }

    @Test
    void deleted_logsTheConfigurationOnce() {
        TrackedMapping one = found("one");

        ledger.recordDelete(one, accepted("one"));
        ledger.recordDelete(one, accepted("one"));

        assertThat(lines).filteredOn(line -> line.contains("\"deleted\"")).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("\"event\":\"configuration\""))
                .singleElement()
                .asString()
                .contains("\"BatchSize\":7");
        assertThat(ledger.accepted()).isEqualTo(1);
    }

    @Test
    void gone_saysByWhat_andCounts() {
        TrackedMapping one = found("one");
        TrackedMapping other = found("other");
        TrackedMapping third = found("third");

        ledger.recordGet(one, new CallResult.NotFound<>());
        ledger.recordDelete(other, new CallResult.NotFound<>());
        ledger.presumeGone(third);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"gone\"", "\"one\"", "\"by\":\"404\"");
        assertThat(lines.get(1)).contains("\"gone\"", "\"other\"", "\"by\":\"404\"");
        assertThat(lines.get(2)).contains("\"gone\"", "\"third\"", "\"by\":\"list\"");
        assertThat(ledger.gone()).isEqualTo(3);
    }

    @Test
    void whatTheListAloneVouchedFor_remainsAgainWhenTheListIsDoubted() {
        TrackedMapping one = found("one");
        TrackedMapping other = found("other");
        ledger.recordGet(one, new CallResult.NotFound<>());
        ledger.presumeGone(other);
        lines.clear();

        ledger.doubtPresumed();

        assertThat(ledger.remaining()).contains(other).doesNotContain(one);
        assertThat(ledger.gone()).isEqualTo(1);
        assertThat(lines).singleElement().asString().contains("\"WARN\"", "list not trusted", "\"presumed\":1");
    }

    @Test
    void missing_isWhatTheLastListDoesNotHave_theLastToBeDeletedFirst() {
        list(mapping("one", "Enabled"), mapping("two", "Enabled"), mapping("three", "Enabled"));
        TrackedMapping one = tracked("one");
        TrackedMapping two = tracked("two");
        ledger.recordDelete(one, accepted("one"));
        time.sleep(Duration.ofSeconds(1));
        ledger.recordDelete(two, accepted("two"));

        list(mapping("three", "Enabled"));

        assertThat(ledger.missing()).containsExactly(two, one);
    }

    @Test
    void expectedEnd_isThatOfTheLastDeletion_ifItTakesAsLongAsTheQuickestDid() {
        list(mapping("one", "Enabled"), mapping("two", "Enabled"));
        ledger.recordDelete(tracked("one"), accepted("one"));
        time.sleep(Duration.ofSeconds(3));
        assertThat(ledger.expectedEnd()).as("one is not deleted yet").isEmpty();
        ledger.recordDelete(tracked("two"), accepted("two"));
        assertThat(ledger.expectedEnd()).as("none is gone yet").isEmpty();

        time.sleep(Duration.ofSeconds(2));
        ledger.recordGet(tracked("one"), new CallResult.NotFound<>());

        assertThat(ledger.expectedEnd()).contains(time.now().plusSeconds(3));
    }

    @Test
    void expectedEnd_goesByTheQuickest_alsoOfThoseThatAListDoesNotHave() {
        list(mapping("one", "Enabled"), mapping("two", "Enabled"), mapping("three", "Enabled"));
        for (String uuid : List.of("one", "two", "three")) {
            ledger.recordDelete(tracked(uuid), accepted(uuid));
        }
        time.sleep(Duration.ofSeconds(4));
        list(mapping("two", "Deleting"), mapping("three", "Deleting"));
        assertThat(ledger.expectedEnd()).contains(time.now());
        time.sleep(Duration.ofSeconds(4));
        list(mapping("three", "Deleting"));

        assertThat(ledger.expectedEnd()).contains(time.now().minusSeconds(4));
    }

    @Test
    void whatNoStackDeclares_isNotAskedAboutAgain_whenItIsSeenAgain() {
        TrackedMapping one = found("one");
        TrackedMapping other = found("other");
        ledger.recordOwner(one, new CallResult.NotFound<>());
        ledger.recordGet(one, new CallResult.NotFound<>());
        ledger.recordGet(other, new CallResult.NotFound<>());

        list(mapping("one", "Enabled"), mapping("other", "Enabled"));

        assertThat(one.status()).isEqualTo(Status.UNDECLARED);
        assertThat(other.status()).isEqualTo(Status.FOUND);
    }

    private MappingLedger ledger(List<String> uuids) {
        return new MappingLedger(uuids, time, new Log(lines::add, Map.of()));
    }

    private TrackedMapping found(String uuid) {
        Stream<Mapping> known = ledger.report().stream().map(Remaining::mapping);
        list(Stream.concat(known, Stream.of(mapping(uuid, "Enabled"))).toArray(Mapping[]::new));
        lines.clear();
        return tracked(uuid);
    }

    private TrackedMapping tracked(String uuid) {
        return ledger.remaining().stream()
                .filter(each -> each.uuid().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    private void list(Mapping... mappings) {
        ledger.recordList(List.of(mappings));
    }

    private static CallResult<Deletion> accepted(String uuid) {
        return new CallResult.Answered<>(new Deletion(mapping(uuid, "Deleting"), Map.of("BatchSize", 7)));
    }

    private static Mapping mapping(String uuid, String state) {
        return new Mapping(uuid, FUNCTION, "", state, "");
    }
}
