package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.stream.DoubleStream;

/** The least, the middle and the most of an odd number of figures. */
record Spread(double least, double middle, double most) {
    static Spread of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        String shown = Shown.hundredths(middle) + " s";
        return least == most ? shown : shown + " (" + Shown.hundredths(least) + " to " + Shown.hundredths(most) + ")";
    }
}
