package io.github.eventsourcemappingcleanup.handler.benchmark;

/** Calls, and how many of them the quota let through. */
final class Tally {
    private int calls;
    private int through;

    /** @return whether it is let through, as given */
    boolean add(boolean isLetThrough) {
        calls++;
        if (isLetThrough) {
            through++;
        }
        return isLetThrough;
    }

    int calls() {
        return calls;
    }

    int through() {
        return through;
    }

    int throttled() {
        return calls - through;
    }
}
