package io.github.eventsourcemappingcleanup.handler.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaRunTest {
    private final SimulatedTime time = new SimulatedTime();
    private final List<Instant> begun = new ArrayList<>();

    @Test
    void whatLambdaEnds_isRunAgain_threeTimesInAll() {
        assertThatThrownBy(() -> LambdaRun.runs(time, run -> {
                    begun.add(run.now());
                    run.sleep(LambdaRun.LONGEST);
                }))
                .isInstanceOf(GaveUp.class);

        assertThat(begun).hasSize(3);
    }

    @Test
    void whatEndsByItself_isNotRunAgain() {
        LambdaRun.runs(time, run -> {
            begun.add(run.now());
            run.sleep(LambdaRun.LONGEST.minusMillis(1));
        });

        assertThat(begun).hasSize(1);
    }
}
