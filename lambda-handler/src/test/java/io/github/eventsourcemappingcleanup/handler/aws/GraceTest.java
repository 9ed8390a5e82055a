package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraceTest {
    @Test
    void isOver_onlyWhenADenialHasLasted30SecondsSinceTheFirst() {
        SimulatedTime time = new SimulatedTime();
        Grace grace = new Grace(time);
        time.sleep(Duration.ofMinutes(5));

        assertThat(grace.isOver()).isFalse();
        time.sleep(Duration.ofMillis(29_999));
        assertThat(grace.isOver()).isFalse();
        time.sleep(Duration.ofMillis(1));
        assertThat(grace.isOver()).isTrue();
    }
}
