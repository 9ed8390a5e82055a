package io.github.eventsourcemappingcleanup.testbed.localcloud;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * An account whose one endpoint serves the CDK CLI, the SDK and the provider function alike: event source mappings are the scripted
 * control plane's, all else is MiniStack's, but for {@link AwsAnswers}.
 */
public final class LocalAccount implements AutoCloseable {
    /** Long enough to be seen, short enough to be watched. */
    private static final Durations DURATIONS =
            new Durations(Duration.ofMillis(1500), Duration.ofSeconds(8), Duration.ofMillis(500));

    private final LocalCloud cloud;
    private final ControlPlane controlPlane;
    private final ProviderService provider;
    private final LocalEndpoint served;

    private LocalAccount(Workplace place, String stack, InstantSource clock) throws IOException {
        cloud = LocalCloud.onFreePort();
        controlPlane = new ControlPlane(clock, new AccountAndRegion(Clients.REGION, Clients.ACCOUNT), DURATIONS);
        // AWS's limit for the whole account (API reference, Lambda quotas).
        controlPlane.quota(15, 15);
        provider = new ProviderService(providerOf(stack), place);
        served = LocalEndpoint.start(provider, controlPlane, new AwsAnswers(), new Forwarding(cloud.uri()));
    }

    /** @param stack the one stack whose provider function is run */
    public static LocalAccount start(Workplace place, String stack, InstantSource clock)
            throws IOException, InterruptedException {
        LocalAccount account = new LocalAccount(place, stack, clock);
        try {
            account.cloud.start(place, providerOf(stack), account.endpoint().resolve(ProviderService.PATH));
            return account;
        } catch (IOException | InterruptedException | RuntimeException e) {
            account.close();
            throw e;
        }
    }

    public URI endpoint() {
        return served.uri();
    }

    public ControlPlane controlPlane() {
        return controlPlane;
    }

    @Override
    public void close() {
        provider.close();
        served.close();
        cloud.close();
    }

    private static String providerOf(String stack) {
        return PhysicalName.ofFunction(stack, "EventSourceMappingCleanupHandler");
    }
}
