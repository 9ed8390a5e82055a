package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.List;

/** One way of removing all selected mappings, and of making sure that they are gone. */
interface Contender {
    String title();

    /** What runs side by side, from the beginning on. A worker that throws has given up. */
    List<Runnable> workers(Account account);

    /** The most mappings that it can be about. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** A worker of a contender has ended without having done what it was to do. */
    final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GaveUp(String why) {
            super(why);
        }
    }
}
