package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.now();
    private final Deadline deadline = Deadline.in(time, Duration.ofMinutes(10));
    private final RateLimiter limiter = new RateLimiter(time);

    @Test
    void await_startsPoliteAndTakesWhatIsFree_butNeverTheWholeQuota() {
        int inTheFirstSecond = passedCallsIn(Duration.ofSeconds(1));
        passedCallsIn(Duration.ofSeconds(20));
        int inALaterSecond = passedCallsIn(Duration.ofSeconds(1));

        assertThat(inTheFirstSecond).isLessThan(12);
        assertThat(inALaterSecond).isBetween(12, 15);
    }

    @Test
    void await_fastCallsComeInGroups_soThatARefusalIsHeardOf() {
        passedCallsIn(Duration.ofSeconds(20));

        Instant before = nextCall();
        Instant group = nextCall();
        while (group.equals(before)) {
            group = nextCall();
        }
        assertThat(List.of(nextCall(), nextCall())).containsOnly(group);
        Instant next = nextCall();
        assertThat(Duration.between(group, next)).isBetween(Duration.ofMillis(200), Duration.ofMillis(215));
        assertThat(List.of(nextCall(), nextCall())).containsOnly(next);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void throttled_alsoWithinAGroup_callsComeOneByOne(boolean withinAGroup) {
        if (withinAGroup) {
            nextCall();
        }

        limiter.throttled(time.now(), Duration.ZERO);

        assertThat(nextCall()).isEqualTo(start.plusMillis(400));
        assertThat(nextCall()).isEqualTo(start.plusMillis(800));
        assertThat(nextCall()).isEqualTo(start.plusMillis(1200));
    }

    @Test
    void throttled_whileCallsWaitForTheirTurn_putsNoOtherGroupIntoThatTurn() {
        passedCallsIn(Duration.ofSeconds(20));
        while (!limiter.nextCallAt().isAfter(time.now())) { // To the end of a group.
            nextCall();
        }
        Instant turn = limiter.nextCallAt();
        // Two calls wait, and neither is over: it is another time that passes.
        Deadline waiting = Deadline.in(new SimulatedTime(), Duration.ofMinutes(10));
        limiter.await(waiting);
        limiter.await(waiting);

        limiter.throttled(time.now(), Duration.ZERO);

        assertThat(Duration.between(turn, limiter.nextCallAt())).isGreaterThan(Duration.ofMillis(2 * 1000 / 8));
    }

    @Test
    void throttled_theOthersOfAGroup_areOneRefusalWithTheFirst() {
        Instant began = nextCall();
        time.sleep(Duration.ofMillis(60));
        limiter.throttled(began, Duration.ZERO);
        time.sleep(Duration.ofMillis(40));
        limiter.throttled(began, Duration.ZERO);

        assertThat(nextCall()).isEqualTo(start.plusMillis(500));
        assertThat(nextCall()).isEqualTo(start.plusMillis(900));
    }

    @Test
    void await_ofAQuotaWithoutRoomForAGroup_findsAPaceThatPasses() {
        Calls calls = callUntil(start.plusSeconds(60), new Quota(15, 1, start));

        assertThat(calls.passed()).isGreaterThan(60 * 2);
    }

    @Test
    void await_besideSomebodyWhoTakesMost_takesTheRest_andIsSeldomRefused() {
        Calls calls = callUntil(start.plusSeconds(60), new Quota(3, 15, start));

        assertThat(calls.passed()).isBetween(60 * 3 - 10, 60 * 3 + 15);
        assertThat(calls.refused()).isLessThan(10);
    }

    @Test
    void throttled_afterALongIdleTime_doesNotTakeThatForScarcity() {
        passedCallsIn(Duration.ofSeconds(20));
        limiter.throttled(nextCall(), Duration.ZERO);
        time.sleep(Duration.ofMinutes(5));
        passedCallsIn(Duration.ofSeconds(5));
        limiter.throttled(nextCall(), Duration.ZERO);

        passedCallsIn(Duration.ofSeconds(10));

        assertThat(passedCallsIn(Duration.ofSeconds(1))).isGreaterThan(5);
    }

    @Test
    void throttled_halvesThePaceAndStaysBelowWhereItWas() {
        passedCallsIn(Duration.ofSeconds(20));

        limiter.throttled(time.now(), Duration.ZERO);

        assertThat(passedCallsIn(Duration.ofSeconds(1))).isLessThan(10);
        passedCallsIn(Duration.ofSeconds(3));
        assertThat(passedCallsIn(Duration.ofSeconds(5))).isBetween(60, 69);
    }

    @Test
    void throttled_oftenAndThenNoMore_findsItsWayBack() {
        for (int i = 0; i < 20; i++) {
            limiter.passed();
            limiter.throttled(nextCall(), Duration.ZERO);
        }

        passedCallsIn(Duration.ofSeconds(30));
        assertThat(passedCallsIn(Duration.ofSeconds(10)))
                .as("hardly more at first")
                .isLessThan(15);
        passedCallsIn(Duration.ofSeconds(50));
        assertThat(passedCallsIn(Duration.ofSeconds(1))).isGreaterThan(5);
        passedCallsIn(Duration.ofSeconds(40));
        assertThat(passedCallsIn(Duration.ofSeconds(1))).isBetween(12, 15);
    }

    @Test
    void throttled_withoutOneThatPasses_isForgottenWhenOneDoes() {
        passedCallsIn(Duration.ofSeconds(20));
        for (int i = 0; i < 20; i++) {
            limiter.throttled(nextCall(), Duration.ZERO);
        }

        passedCallsIn(Duration.ofSeconds(20));

        assertThat(passedCallsIn(Duration.ofSeconds(1))).isGreaterThan(10);
    }

    @Test
    void throttled_forEver_neverStopsAsking() {
        int calls = 0;
        for (Instant end = start.plusSeconds(60); time.now().isBefore(end); calls++) {
            limiter.await(deadline);
            limiter.throttled(time.now(), Duration.ZERO);
        }

        assertThat(calls).isBetween(30, 40);
    }

    @Test
    void throttled_restsForAsLongAsTheServiceWants_butNotPastTheDeadline() {
        limiter.throttled(time.now(), Duration.ofSeconds(7));
        assertThat(nextCall()).isEqualTo(start.plusSeconds(7));

        limiter.throttled(time.now(), Duration.ofSeconds(7));
        assertThat(limiter.await(Deadline.in(time, Duration.ofSeconds(3)))).isFalse();
        assertThat(time.now()).isEqualTo(start.plusSeconds(7 + 3));
    }

    private record Calls(int passed, int refused) {}

    private Calls callUntil(Instant end, Quota quota) {
        int passed = 0;
        int refused = 0;
        while (time.now().isBefore(end)) {
            Instant began = nextCall();
            if (quota.take(began)) {
                limiter.passed();
                passed++;
            } else {
                limiter.throttled(began, Duration.ofSeconds(1));
                refused++;
            }
        }
        return new Calls(passed, refused);
    }

    private Instant nextCall() {
        limiter.await(deadline);
        return time.now();
    }

    private int passedCallsIn(Duration duration) {
        Instant end = time.now().plus(duration);
        int calls = 0;
        while (true) {
            limiter.await(deadline);
            if (!time.now().isBefore(end)) {
                return calls;
            }
            limiter.passed();
            calls++;
        }
    }
}
