package io.github.eventsourcemappingcleanup.example.teardown;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hosts for accounts that live side by side: as many as there are at the same time. */
final class ProviderPool implements AfterAllCallback {

    private final Queue<ProviderHosts> free = new ConcurrentLinkedQueue<>();
    private final List<ProviderHosts> all = new CopyOnWriteArrayList<>();

    /** Its hosts come back when it is closed. */
    TestingAccount account() {
        ProviderHosts next = free.poll();
        ProviderHosts hosts = next == null ? new ProviderHosts() : next;
        if (next == null) {
            all.add(hosts);
        }
        return new TestingAccount(hosts, () -> free.add(hosts));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        all.forEach(ProviderHosts::close);
    }
}
