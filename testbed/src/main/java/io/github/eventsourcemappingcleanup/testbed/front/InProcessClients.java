package io.github.eventsourcemappingcleanup.testbed.front;

import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** The SDK's clients of an account of the test bed. Each makes each call once, and knows no settings of this machine. */
public final class InProcessClients {
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private InProcessClients() {}

    /** @param builder as {@code LambdaClient.builder()} */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, SdkHttpClient http) {
        return client(builder, http, "test");
    }

    /** @param accessKey by which IAM knows who asks */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, SdkHttpClient http, String accessKey) {
        return builder.region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "test")))
                .httpClient(http)
                .overrideConfiguration(with ->
                        with.retryStrategy(AwsRetryStrategy.doNotRetry()).defaultProfileFile(NO_PROFILES))
                .build();
    }

    /** Of a service whose time a test moves itself: nothing takes any. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, HttpService service) {
        return client(builder, new InProcessHttpClient(service, Duration.ofSeconds(6), pause -> {}));
    }
}
