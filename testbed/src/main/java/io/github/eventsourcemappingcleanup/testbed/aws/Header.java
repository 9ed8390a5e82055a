package io.github.eventsourcemappingcleanup.testbed.aws;

/** One header line, its name spelled as it was sent. */
public record Header(String name, String value) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
