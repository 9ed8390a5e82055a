package io.github.eventsourcemappingcleanup.handler.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.mappings.Deletion;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a mapping is one line of the log. */
class WatchlistTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";

    private final List<String> lines = new ArrayList<>();
    private final Watchlist watchlist = new Watchlist(new SimulatedTime(), new Log(lines::add, Map.of()));

    @Test
    void found_isLoggedOnceWithAllThatIsKnown_andSeenAnewAfterwards() {
        watchlist.found(mapping("one", "Enabled"));
        watchlist.found(mapping("one", "Deleting"));

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"INFO\"", "\"found\"", "\"one\"", "\"Enabled\"", FUNCTION)
                        .doesNotContain("eventSourceArn"));
        assertThat(watchlist.left())
                .singleElement()
                .satisfies(left -> assertThat(left.mapping().state()).isEqualTo("Deleting"));
    }

    @Test
    void waits_isLoggedForEachNewReason() {
        Watched one = found("one");

        watchlist.waits(one, "throttled");
        watchlist.waits(one, "throttled");
        watchlist.waits(one, "in use");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"waiting\"", "\"one\"", "throttled");
        assertThat(lines.get(1)).contains("\"waiting\"", "\"one\"", "in use");
    }

    @Test
    void refused_isAWarningWithTheReason() {
        watchlist.refused(found("one"), "this one can't");

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"WARN\"", "\"refused\"", "\"one\"", "this one can't"));
        assertThat(watchlist.isHopeless()).isTrue();
    }

    @Test
    void hidden_isAWarningWithTheReason() {
        watchlist.hidden(found("one"), "Get is denied");

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"WARN\"", "\"refused\"", "\"one\"", "Get is denied"));
    }

    @Test
    void deleted_logsTheConfigurationOnce() {
        Watched one = found("one");
        Deletion deletion = new Deletion(mapping("one", "Deleting"), Map.of("BatchSize", 7));

        watchlist.deleted(one, deletion);
        watchlist.deleted(one, deletion);

        assertThat(lines).filteredOn(line -> line.contains("\"deleted\"")).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("\"event\":\"configuration\""))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"BatchSize\":7"));
    }

    @Test
    void gone_saysByWhat_andCountsAsRemoved() {
        Watched one = found("one");
        Watched other = found("other");

        watchlist.gone(one);
        watchlist.presumeGone(other);

        assertThat(lines.get(0)).contains("\"gone\"", "\"one\"", "\"by\":\"404\"");
        assertThat(lines.get(1)).contains("\"gone\"", "\"other\"", "\"by\":\"list\"");
        assertThat(watchlist.removed()).isEqualTo(2);
        assertThat(watchlist.isEmpty()).isTrue();
    }

    @Test
    void whatTheListAloneVouchedFor_isLeftAgainWhenTheListIsDoubted() {
        watchlist.gone(found("one"));
        watchlist.presumeGone(found("other"));
        lines.clear();

        watchlist.doubtPresumed();

        assertThat(watchlist.all()).extracting(Watched::uuid).containsExactly("other");
        assertThat(watchlist.removed()).isEqualTo(1);
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"WARN\"", "list not trusted", "\"presumed\":1"));
    }

    private Watched found(String uuid) {
        watchlist.found(mapping(uuid, "Enabled"));
        lines.clear();
        return watchlist.all().get(watchlist.size() - 1);
    }

    private static Mapping mapping(String uuid, String state) {
        return new Mapping(uuid, FUNCTION, "", state, "");
    }
}
