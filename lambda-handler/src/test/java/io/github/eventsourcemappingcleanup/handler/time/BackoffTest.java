package io.github.eventsourcemappingcleanup.handler.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 20, 21, 31, 32, 33, 63, 64, 65, 1000, Integer.MAX_VALUE})
    void after_whateverTheTriesAndTheRandom_isBetweenHalfTheFirstAndTheCap(int tries) {
        for (double random : new double[] {0, Double.MIN_VALUE, 0.25, 0.5, 0.75, Math.nextDown(1.0)}) {
            assertThat(new Backoff(FIRST, CAP, () -> random).after(tries)).isBetween(FIRST.dividedBy(2), CAP);
        }
    }

    @Test
    void after_oneMoreFailedTry_doublesUpToTheCap() {
        Backoff backoff = new Backoff(FIRST, CAP, () -> 0);

        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(1000));
        assertThat(backoff.after(4)).isEqualTo(Duration.ofMillis(4000));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofMillis(5000));
        assertThat(backoff.after(64)).isEqualTo(Duration.ofMillis(5000));
    }

    @Test
    void after_differentRandoms_spreadsOverHalfThePause() {
        assertThat(new Backoff(FIRST, CAP, () -> 0).after(3)).isEqualTo(Duration.ofMillis(2000));
        assertThat(new Backoff(FIRST, CAP, () -> 0.5).after(3)).isEqualTo(Duration.ofMillis(3000));
    }
}
