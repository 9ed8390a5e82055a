package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DenialGracePeriodTest {
    private static final CallResult<String> DENIED =
            new CallResult.AccessDenied<>("lambda:GetEventSourceMapping", "no", "");

    private final SimulatedTime time = new SimulatedTime();
    private final DenialGracePeriod grace = new DenialGracePeriod(time);

    @Test
    void recordResult_onlyWhenADenialHasLasted30SecondsSinceTheFirst() {
        time.sleep(Duration.ofMinutes(5));

        assertThat(grace.recordResult(DENIED)).isFalse();
        time.sleep(Duration.ofMillis(29_999));
        assertThat(grace.recordResult(DENIED)).isFalse();
        time.sleep(Duration.ofMillis(1));
        assertThat(grace.recordResult(DENIED)).isTrue();
    }

    @Test
    void recordResult_onlyWhenNothingElseWasAnsweredMeanwhile() {
        grace.recordResult(DENIED);
        time.sleep(Duration.ofSeconds(20));
        assertThat(grace.recordResult(new CallResult.Answered<>("there"))).isFalse();
        time.sleep(Duration.ofSeconds(20));
        assertThat(grace.recordResult(DENIED)).isFalse();
    }
}
