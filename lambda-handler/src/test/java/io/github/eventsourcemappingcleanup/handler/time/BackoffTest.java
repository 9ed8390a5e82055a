package io.github.eventsourcemappingcleanup.handler.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(10);

    @Property
    void after_whateverTheTriesAndTheRandom_isBetweenHalfTheFirstAndTheCap(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int tries,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        Duration pause = new Backoff(FIRST, CAP, () -> random).after(tries);

        assertThat(pause).isBetween(FIRST.dividedBy(2), CAP);
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
