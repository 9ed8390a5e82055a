package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** An account of the test bed in simulated time, and the SDK's clients for it. */
public final class SimulatedAccount implements AwsClients, AutoCloseable {
    public final SimulatedTime time = new SimulatedTime();
    public final Instant start = time.now();
    public final Stacks stacks = new Stacks(time);
    public final ControlPlane plane =
            new ControlPlane(time, new AccountAndRegion("eu-west-1", "111111111111"), Durations.likeAws());
    private final LocalEndpoint endpoint = LocalEndpoint.start(plane, stacks);
    private final LambdaClient lambda = client(LambdaClient.builder(), endpoint);
    private final CloudFormationClient cloudFormation = client(CloudFormationClient.builder(), endpoint);

    @Override
    public LambdaClient lambda() {
        return lambda;
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return cloudFormation;
    }

    /** A client that makes each call once. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, LocalEndpoint endpoint) {
        return builder.endpointOverride(endpoint.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(with -> with.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
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
        lambda.close();
        cloudFormation.close();
        endpoint.close();
    }
}
