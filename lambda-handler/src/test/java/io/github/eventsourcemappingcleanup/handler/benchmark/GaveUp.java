package io.github.eventsourcemappingcleanup.handler.benchmark;

/** A worker of a contender has ended without having done what it was to do. */
final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GaveUp(String why) {
        super(why);
    }
}
