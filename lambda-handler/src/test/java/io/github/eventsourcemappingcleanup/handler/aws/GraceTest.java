package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraceTest {
    private static final Outcome<String> DENIED = new Outcome.Denied<>("lambda:GetEventSourceMapping", "no");

    @Test
    void isOver_onlyWhenADenialHasLasted30SecondsSinceTheFirst() {
        SimulatedTime time = new SimulatedTime();
        Grace grace = new Grace(time);
        time.sleep(Duration.ofMinutes(5));

        assertThat(grace.isOver(DENIED)).isFalse();
        time.sleep(Duration.ofMillis(29_999));
        assertThat(grace.isOver(DENIED)).isFalse();
        time.sleep(Duration.ofMillis(1));
        assertThat(grace.isOver(DENIED)).isTrue();
    }

    @Test
    void isOver_onlyWhenNothingElseWasAnsweredMeanwhile() {
        SimulatedTime time = new SimulatedTime();
        Grace grace = new Grace(time);

        grace.isOver(DENIED);
        time.sleep(Duration.ofSeconds(20));
        assertThat(grace.isOver(new Outcome.Answered<>("there"))).isFalse();
        time.sleep(Duration.ofSeconds(20));
        assertThat(grace.isOver(DENIED)).isFalse();
    }
}
