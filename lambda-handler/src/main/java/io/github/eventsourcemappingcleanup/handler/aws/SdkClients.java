package io.github.eventsourcemappingcleanup.handler.aws;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Clients with the endpoint, Region and credentials of the standard SDK settings, built once, before the first event (AWS
 * document "Best practices for working with AWS Lambda functions"). They never retry by themselves: the loop asks again anyway,
 * at a rate that counts every call.
 *
 * <p>A call ends after 6 seconds. The connection that it reads from can only be given up between two reads, so an answer that
 * comes byte by byte and then stops takes 9 seconds at most.
 */
public final class SdkClients implements AwsClients {
    private static final Duration CALL = Duration.ofSeconds(6);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(3);
    private static final String USER_AGENT = "event-source-mapping-cleanup";

    private final Supplier<SdkClient> lambda;
    private final Supplier<SdkClient> cloudFormation;

    public SdkClients() {
        SdkHttpClient http = UrlConnectionHttpClient.create(new ProxiedConnections(CONNECT, READ));
        ClientOverrideConfiguration configuration = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(CALL)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT)
                .build();
        lambda = built(() -> LambdaClient.builder()
                .httpClient(http)
                .overrideConfiguration(configuration)
                .build());
        cloudFormation = built(() -> CloudFormationClient.builder()
                .httpClient(http)
                .overrideConfiguration(configuration)
                .build());
    }

    @Override
    public LambdaClient lambda() {
        return (LambdaClient) lambda.get();
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return (CloudFormationClient) cloudFormation.get();
    }

    /** What fails here is thrown where the client is asked for: now, nobody could be told. */
    private static Supplier<SdkClient> built(Supplier<SdkClient> builder) {
        try {
            SdkClient client = builder.get();
            return () -> client;
        } catch (RuntimeException | LinkageError e) {
            return () -> {
                throw e;
            };
        }
    }
}
