package io.github.eventsourcemappingcleanup.testbed.runtime;

import java.time.Duration;

/** How one invocation ended. */
public sealed interface InvocationResult {
    /** Whether Lambda counts it as a function error, which an asynchronous event is tried again after. */
    default boolean failed() {
        return !(this instanceof Returned);
    }

    record Returned(String payload) implements InvocationResult {}

    /** @param payload errorType, errorMessage and stackTrace, as the runtime client reported them */
    record FunctionError(String payload) implements InvocationResult {}

    /** The handler could not be loaded or constructed. */
    record InitError(String payload) implements InvocationResult {}

    record TimedOut(Duration after) implements InvocationResult {}

    /** The JVM ended without an answer. */
    record Crashed(int exitCode) implements InvocationResult {}
}
