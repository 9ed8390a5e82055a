package io.github.eventsourcemappingcleanup.handler.scope;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a function, a version or an alias, taken apart.
 *
 * @param function the ARN without the qualifier: partition, Region, account and name
 * @param qualifier a version or an alias, or what Lambda may add to these, as {@code $LATEST.PUBLISHED}; empty if there is none
 */
record FunctionArn(String function, String qualifier) {
    private static final Pattern FORM =
            Pattern.compile("(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+)(?::([^:\\s]+))?");

    static Optional<FunctionArn> parse(String arn) {
        Matcher matcher = FORM.matcher(arn);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String qualifier = matcher.group(2);
        return Optional.of(new FunctionArn(matcher.group(1), qualifier == null ? "" : qualifier));
    }

    @Override
    public String toString() {
        return qualifier.isEmpty() ? function : function + ":" + qualifier;
    }
}
