package io.github.eventsourcemappingcleanup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.constructs.IValidation;

/**
 * Refuses a runtime that can't run the handler, since what sets the runtime of all functions (an Aspect, say) need not look at
 * their code. The custom resource would wait for an answer until its ServiceTimeout, when the stack is created and again when
 * it is deleted.
 */
final class HandlerRuntime implements IValidation {
    /** What the handler is compiled for. */
    static final int OLDEST_JAVA = 17;

    private static final Pattern JAVA = Pattern.compile("java(\\d+)");

    private final CfnFunction handler;

    HandlerRuntime(CfnFunction handler) {
        this.handler = handler;
    }

    @Override
    public List<String> validate() {
        return Optional.ofNullable(handler.getRuntime())
                .filter(runtime -> !Token.isUnresolved(runtime) && !runsTheHandler(runtime))
                .map(HandlerRuntime::message)
                .stream()
                .toList();
    }

    private static boolean runsTheHandler(String runtime) {
        Matcher java = JAVA.matcher(runtime);
        return java.matches() && Integer.parseInt(java.group(1)) >= OLDEST_JAVA;
    }

    private static String message(String runtime) {
        return "The runtime of the provider function is " + runtime + ", but its code needs Java " + OLDEST_JAVA
                + " or newer. Exclude this function where the runtime of all functions is set, such as in an Aspect, or set"
                + " java25 there.";
    }
}
