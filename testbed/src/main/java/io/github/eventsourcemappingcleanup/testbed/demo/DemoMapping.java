package io.github.eventsourcemappingcleanup.testbed.demo;

/** A mapping that the demo made; source and target are names for people. */
record DemoMapping(String uuid, String source, String target, Fate fate) {
    @Override
    public String toString() {
        return source + " -> " + target;
    }
}
