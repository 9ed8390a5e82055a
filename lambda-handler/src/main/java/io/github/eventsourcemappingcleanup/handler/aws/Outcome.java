package io.github.eventsourcemappingcleanup.handler.aws;

/** What one call came to. */
public sealed interface Outcome<T> {
    /** What kept it from being done, in words for a person; empty if nothing did. */
    default String why() {
        return "";
    }

    /** The service did what it was asked. */
    record Answered<T>(T value) implements Outcome<T> {}

    /** The service says that the thing does not exist. */
    record Gone<T>() implements Outcome<T> {}

    /** Nothing is decided: ask again later. */
    record NotYet<T>(String why) implements Outcome<T> {}

    /** The service will not do this, however often it is asked. */
    record Refused<T>(String why) implements Outcome<T> {}

    /** A permission is missing, or has not spread yet. */
    record Denied<T>(String action, String message) implements Outcome<T> {
        @Override
        public String why() {
            return "the provider's role lacks " + action + " (" + message + ")";
        }
    }
}
