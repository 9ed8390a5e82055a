package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.Locale;

/** Figures as the page shows them, in whatever country it is written. */
final class Shown {
    private Shown() {}

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String hundredths(double value) {
        return value == Double.POSITIVE_INFINITY ? "not done" : String.format(Locale.ROOT, "%.2f", value);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }

    static String perSecond(int calls) {
        return calls == 0 ? "none" : calls + "/s";
    }

    static String reached(boolean reached) {
        return reached ? "reached" : "**missed**";
    }
}
