package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.aws.CloudFormation;
import io.github.eventsourcemappingcleanup.handler.aws.CloudFormationQueries;
import io.github.eventsourcemappingcleanup.handler.aws.Lambda;
import io.github.eventsourcemappingcleanup.handler.aws.LambdaRest;
import io.github.eventsourcemappingcleanup.handler.aws.SignedHttp;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Stacks;
import io.github.eventsourcemappingcleanup.testbed.controlplane.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.controlplane.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.controlplane.Durations;
import io.github.eventsourcemappingcleanup.testbed.controlplane.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.controlplane.MappingView;
import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** An account of the test bed in simulated time, and the real clients for it. */
public final class SimulatedAccount implements AwsClients, AutoCloseable {
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    public final SimulatedTime time = new SimulatedTime();
    public final Instant start = time.now();
    public final Stacks stacks = new Stacks(time);
    public final ControlPlane plane =
            new ControlPlane(time, new AccountAndRegion("eu-west-1", "111111111111"), Durations.likeAws());
    private final LocalEndpoint endpoint = LocalEndpoint.start(plane, stacks);

    @Override
    public Lambda lambda() {
        return new LambdaRest(signed("lambda"));
    }

    @Override
    public CloudFormation cloudFormation() {
        return new CloudFormationQueries(signed("cloudformation"));
    }

    private SignedHttp signed(String service) {
        return new SignedHttp(
                service,
                UrlConnectionHttpClient.create(),
                CREDENTIALS,
                Region.EU_WEST_1,
                endpoint.uri(),
                Duration.ofSeconds(30));
    }

    public List<String> uuidsLeft() {
        return plane.mappings().stream().map(MappingView::uuid).toList();
    }

    public List<JournalEntry> calls(String operation) {
        return plane.journal().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
