package io.github.eventsourcemappingcleanup.testbed.http;

/** One header line, its name spelled as it was sent. */
public record Header(String name, String value) {

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
