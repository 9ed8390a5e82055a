package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.controlplane.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.controlplane.Durations;
import io.github.eventsourcemappingcleanup.testbed.controlplane.Home;
import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * An account whose one endpoint serves the CDK CLI, the SDK and the provider function alike: event source mappings are the scripted
 * control plane's, all else is MiniStack's, but for {@link AwsAnswers}.
 *
 * @param events what the provider function was sent
 */
record LocalAccount(URI endpoint, ControlPlane controlPlane, ProviderEvents events) {
    /** Long enough to be seen, short enough to be watched. */
    private static final Durations DURATIONS =
            new Durations(Duration.ofMillis(1500), Duration.ofSeconds(8), Duration.ofMillis(500));

    private static final String PROVIDER =
            PhysicalName.ofFunction(DeployedStack.NAME, "EventSourceMappingCleanupHandler");

    static LocalAccount start(Workplace place, Processes processes, InstantSource clock)
            throws IOException, InterruptedException {
        LocalCloud cloud = LocalCloud.onFreePort();
        ControlPlane controlPlane = new ControlPlane(clock, new Home(Clients.REGION, Clients.ACCOUNT), DURATIONS);
        // AWS's limit for the whole account (API reference, Lambda quotas).
        controlPlane.quota(15, 15);
        ProviderEvents events = new ProviderEvents();
        ProviderRoom provider = new ProviderRoom(PROVIDER, place, events);
        Forwarding ministack = new Forwarding(cloud.uri());
        LocalEndpoint endpoint =
                LocalEndpoint.start(provider, controlPlane, new AwsAnswers(ministack, events), ministack);
        cloud.start(place, processes, PROVIDER, endpoint.uri().resolve(ProviderRoom.PATH));
        return new LocalAccount(endpoint.uri(), controlPlane, events);
    }
}
