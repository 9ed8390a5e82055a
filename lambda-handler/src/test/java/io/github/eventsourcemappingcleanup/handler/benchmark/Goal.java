package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What each race of ours is to keep to.
 *
 * @param what in words
 * @param most the largest figure that is allowed
 * @param figure of a race
 * @param format of a figure
 * @param about which races it is for, of those in which somebody could reach it
 */
record Goal(
        String what, double most, ToDoubleFunction<Race.Result> figure, String format, Predicate<Race.Result> about) {
    static final List<Goal> ALL = List.of(
            time("time from 1,000 mappings on", 1.12, result -> result.cell().mappings() >= 1_000),
            time("time at 100 mappings", 1.20, mappings(100)),
            time("time at 1 mapping", 1.30, mappings(1)),
            callsPerMapping("calls for each of 1,000 mappings", 1.20, 1_000),
            callsPerMapping("calls for each of 100 mappings", 1.40, 100),
            percent("calls refused with 429, alone", 1, Race.Result::percentThrottled, Goal::isAlone),
            percent(
                    "calls refused with 429, beside others",
                    2,
                    Race.Result::percentThrottled,
                    Predicate.not(Goal::isAlone)),
            percent(
                    "the others' calls that are refused",
                    5,
                    Race.Result::percentOfOthersThrottled,
                    Predicate.not(Goal::isAlone)),
            new Goal(
                    "of 10,000 mappings, alone, left after 14 minutes",
                    0,
                    Race.Result::left,
                    "%,.0f",
                    mappings(10_000).and(Goal::isAlone)));

    /** So many of the races keep to it, and this one is furthest from it. */
    record Verdict(Goal goal, int met, int races, Race.Result worst) {
        boolean isMet() {
            return met == races;
        }

        String worstFigure() {
            return goal.shown(goal.figure().applyAsDouble(worst));
        }
    }

    Verdict judge(List<Race.Result> ours) {
        List<Race.Result> races = ours.stream().filter(about).toList();
        return new Verdict(
                this,
                (int) races.stream()
                        .filter(result -> figure.applyAsDouble(result) <= most)
                        .count(),
                races.size(),
                races.stream().max(Comparator.comparingDouble(figure)).orElseThrow());
    }

    String limit() {
        return shown(most);
    }

    private String shown(double value) {
        return value == Double.POSITIVE_INFINITY ? "not done" : String.format(Locale.ROOT, format, value);
    }

    private static Goal percent(
            String what, double most, ToDoubleFunction<Race.Result> figure, Predicate<Race.Result> about) {
        return new Goal(what, most, figure, "%.1f %%", about);
    }

    /** Only where there is time for the calls that nobody can spare. */
    private static Goal time(String what, double most, Predicate<Race.Result> about) {
        return new Goal(
                what,
                most,
                result -> result.done() ? result.timesTheLeast() : Double.POSITIVE_INFINITY,
                "%.2f",
                about.and(result -> result.cell().leastSeconds() <= Ours.TIMEOUT.toSeconds()));
    }

    /** With so few mappings and many others, the scans alone may be more. */
    private static Goal callsPerMapping(String what, double most, int mappings) {
        return new Goal(
                what,
                most,
                Race.Result::callsPerMapping,
                "%.2f",
                mappings(mappings).and(result -> result.cell().leastCalls() <= most * mappings));
    }

    private static boolean isAlone(Race.Result result) {
        return result.cell().others() == 0;
    }

    private static Predicate<Race.Result> mappings(int mappings) {
        return result -> result.cell().mappings() == mappings;
    }
}
