package io.github.eventsourcemappingcleanup.handler.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class RetriesTest {
    private static final Random RANDOM = new Random(1);

    private final SimulatedTime time = new SimulatedTime();
    private final AtomicInteger attempts = new AtomicInteger();

    static Stream<Arguments> sdks() {
        return Stream.of(
                Arguments.of(Retries.ofJava(RANDOM), 4),
                Arguments.of(Retries.ofGo(RANDOM), 4),
                Arguments.of(Retries.ofTerraform(RANDOM), 25));
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void whoIsThrottledEveryTime_triesAsOftenAsItsSdkDoes(Retries retries, int most) {
        assertThatThrownBy(() -> retries.call(
                        time, () -> fail(TooManyRequestsException.builder().build())))
                .isInstanceOf(TooManyRequestsException.class);

        assertThat(attempts).hasValue(most);
    }

    @ParameterizedTest
    @MethodSource("sdks")
    void pauseGrows_betweenItsBounds(Retries retries, int most) {
        double shortest = retries.pause().seconds(1, 0);

        assertThat(retries.pause().seconds(most - 1, 0.999)).isBetween(shortest, 300.0);
        assertThat(retries.pause().seconds(2, 0.5))
                .isGreaterThan(retries.pause().seconds(1, 0.5));
    }

    @Test
    void whatIsNotThrottled_isTriedOnce() {
        Retries retries = Retries.ofJava(RANDOM);

        assertThatThrownBy(() -> retries.call(
                        time, () -> fail(ResourceInUseException.builder().build())))
                .isInstanceOf(ResourceInUseException.class);

        assertThat(attempts).hasValue(1);
    }

    private Object fail(RuntimeException how) {
        attempts.incrementAndGet();
        throw how;
    }
}
