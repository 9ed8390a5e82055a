package io.github.eventsourcemappingcleanup.handler.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Deadline deadline = Deadline.in(time, Duration.ofSeconds(60));

    @Test
    void sleep_longerThanWhatIsLeft_endsAtTheDeadline() {
        Instant start = time.now();

        deadline.sleep(Duration.ofHours(1));

        assertThat(time.now()).isEqualTo(start.plusSeconds(60));
        assertThat(deadline.passed()).isTrue();
    }

    @Test
    void sleep_afterTheDeadline_returnsAtOnce() {
        time.sleep(Duration.ofSeconds(61));
        Instant late = time.now();

        deadline.sleep(Duration.ofSeconds(1));

        assertThat(time.now()).isEqualTo(late);
        assertThat(deadline.left()).isZero();
    }

    @Test
    void passed_atTheVeryMoment_isTrue() {
        time.sleep(Duration.ofMillis(59_999));
        assertThat(deadline.passed()).isFalse();

        time.sleep(Duration.ofMillis(1));
        assertThat(deadline.passed()).isTrue();
    }

    @Test
    void within_takesTheNearerOfTheTwo() {
        assertThat(deadline.within(Duration.ofSeconds(30)).left()).isEqualTo(Duration.ofSeconds(30));
        assertThat(deadline.within(Duration.ofSeconds(90)).left()).isEqualTo(Duration.ofSeconds(60));
    }
}
