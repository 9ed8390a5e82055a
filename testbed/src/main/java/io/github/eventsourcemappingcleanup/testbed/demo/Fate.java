package io.github.eventsourcemappingcleanup.testbed.demo;

/** What must become of a mapping. */
enum Fate {
    /** It is removed. */
    GOES(Sighting.GONE),
    /** It is about a function that stays: nobody touches it. */
    SURVIVES("Enabled"),
    /** Its deletion is accepted and never ends. */
    STUCK(Sighting.DELETING);

    private final String endState;

    Fate(String endState) {
        this.endState = endState;
    }

    String endState() {
        return endState;
    }
}
