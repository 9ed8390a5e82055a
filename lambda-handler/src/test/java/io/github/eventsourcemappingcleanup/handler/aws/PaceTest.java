package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.now();
    private final Deadline deadline = Deadline.in(time, Duration.ofMinutes(10));
    private final Pace pace = new Pace(time);

    @Test
    void await_startsPoliteAndTakesWhatIsFree_butNeverTheWholeQuota() {
        int inTheFirstSecond = passedCallsIn(Duration.ofSeconds(1));
        passedCallsIn(Duration.ofSeconds(20));
        int inALaterSecond = passedCallsIn(Duration.ofSeconds(1));

        assertThat(inTheFirstSecond).isLessThan(10);
        assertThat(inALaterSecond).isBetween(12, 15);
    }

    @Test
    void await_callsComeInPairs_soThatARefusalIsHeardOf() {
        assertThat(nextCall()).isEqualTo(start);
        assertThat(nextCall()).isEqualTo(start);
        assertThat(nextCall()).isEqualTo(start.plusMillis(400));
        assertThat(nextCall()).isEqualTo(start.plusMillis(400));
    }

    @Test
    void throttled_theSecondOfAPair_waitsAsLongAsAnother() {
        nextCall();

        pace.throttled(Duration.ZERO);

        assertThat(nextCall()).isEqualTo(start.plusMillis(400));
    }

    @Test
    void throttled_halvesThePaceAndStaysBelowWhereItWas() {
        passedCallsIn(Duration.ofSeconds(20));

        pace.throttled(Duration.ZERO);

        assertThat(passedCallsIn(Duration.ofSeconds(1))).isLessThan(10);
        passedCallsIn(Duration.ofSeconds(3));
        assertThat(passedCallsIn(Duration.ofSeconds(5))).isBetween(60, 69);
    }

    @Test
    void throttled_oftenAndThenNoMore_findsItsWayBack() {
        for (int i = 0; i < 10; i++) {
            pace.throttled(Duration.ZERO);
        }

        passedCallsIn(Duration.ofSeconds(60));
        assertThat(passedCallsIn(Duration.ofSeconds(1))).isGreaterThan(5);
        passedCallsIn(Duration.ofSeconds(90));
        assertThat(passedCallsIn(Duration.ofSeconds(1))).isBetween(12, 15);
    }

    @Test
    void throttled_forEver_neverStopsAsking() {
        int calls = 0;
        for (Instant end = start.plusSeconds(60); time.now().isBefore(end); calls++) {
            pace.await(deadline);
            pace.throttled(Duration.ZERO);
        }

        assertThat(calls).isBetween(30, 40);
    }

    @Test
    void throttled_restsForAsLongAsTheServiceWants() {
        pace.throttled(Duration.ofSeconds(7));

        pace.await(deadline);

        assertThat(time.now()).isEqualTo(start.plusSeconds(7));
    }

    @Test
    void await_whenTheTurnComesAfterTheDeadline_endsAtTheDeadline() {
        pace.throttled(Duration.ofSeconds(7));
        Deadline soon = Deadline.in(time, Duration.ofSeconds(3));

        assertThat(pace.await(soon)).isFalse();

        assertThat(time.now()).isEqualTo(start.plusSeconds(3));
    }

    private Instant nextCall() {
        pace.await(deadline);
        return time.now();
    }

    private int passedCallsIn(Duration duration) {
        Instant end = time.now().plus(duration);
        int calls = 0;
        while (true) {
            pace.await(deadline);
            if (!time.now().isBefore(end)) {
                return calls;
            }
            pace.passed();
            calls++;
        }
    }
}
