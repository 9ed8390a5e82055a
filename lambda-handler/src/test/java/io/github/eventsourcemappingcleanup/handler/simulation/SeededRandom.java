package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Whatever is random comes from here, and so from the seed. */
final class SeededRandom {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        this(new SplittableRandom(seed));
    }

    private SeededRandom(SplittableRandom random) {
        this.random = random;
    }

    /** Another source, so that what is drawn in one place does not shift what is drawn in another. */
    SeededRandom split() {
        return new SeededRandom(random.split());
    }

    boolean percent(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    double fraction() {
        return random.nextDouble();
    }

    /** From the least to the most, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** From the least to the most, small ones as often as large ones. */
    int magnitude(int least, int most) {
        return (int) Math.round(least * Math.pow((double) most / least, random.nextDouble()));
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }

    Duration seconds(int least, int most) {
        return Duration.ofSeconds(least).plus(upTo(Duration.ofSeconds(most - least)));
    }

    <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... items) {
        return items[random.nextInt(items.length)];
    }

    String uuid() {
        long high = random.nextLong();
        long low = random.nextLong();
        return new UUID(high, low).toString();
    }
}
