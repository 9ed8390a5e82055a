package io.github.eventsourcemappingcleanup.testbed.localcloud;

import java.util.ArrayList;
import java.util.List;

/** The events that the provider function was sent, and those of them that it is still at. */
public final class ProviderEvents {
    private final List<ProviderEvent> all = new ArrayList<>();
    private final List<ProviderEvent> open = new ArrayList<>();

    synchronized void begin(ProviderEvent event) {
        all.add(event);
        open.add(event);
    }

    synchronized void end(ProviderEvent event) {
        open.remove(event);
    }

    /** In the order in which they came. */
    public synchronized List<ProviderEvent> all() {
        return List.copyOf(all);
    }

    /** Those that the function is at. */
    synchronized List<ProviderEvent> open() {
        return List.copyOf(open);
    }
}
