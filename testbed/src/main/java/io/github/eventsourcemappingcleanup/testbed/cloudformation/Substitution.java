package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of Fn::Sub: {@code ${Name}} stands for a value, {@code ${!Name}} for {@code ${Name}} itself. */
final class Substitution {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private Substitution() {}

    static List<String> names(String text) {
        return PLACE.matcher(text)
                .results()
                .filter(place -> place.group(1).isEmpty())
                .map(place -> place.group(2).trim())
                .toList();
    }

    static String apply(String text, UnaryOperator<String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).isEmpty() ? values.apply(place.group(2).trim()) : "${" + place.group(2) + "}"));
    }
}
