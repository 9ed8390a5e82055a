package io.github.eventsourcemappingcleanup.handler.aws;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The SDK's clients, with the endpoint, Region and credentials of the standard SDK settings. They never try again by
 * themselves: whoever calls looks again anyway, at a pace that counts every call. A call can't outlast its timeout,
 * however slowly the bytes drip.
 */
public final class SdkClients implements AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** The longest that a run can overshoot its deadline by. */
    private static final Duration CALL = Duration.ofSeconds(6);

    private static final String NO_STACKS =
            "<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>";

    /**
     * Loads what calls need, while nobody waits yet: Lambda gives a function more of a processor before its first event. What
     * fails here fails again where a client is asked for, and there someone answers.
     */
    public SdkClients() {
        Thread tls =
                new Thread(() -> quietly(SSLContext::getDefault), "tls"); // The JDK's own can be loaded beside ours.
        tls.setDaemon(true);
        tls.start();
        if (SdkSystemSetting.AWS_REGION.getStringValue().isPresent()) {
            quietly(SdkClients::rehearse);
        }
    }

    private static Object rehearse() {
        StaticCredentialsProvider nobody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
        try (CloudFormationClient cloudFormation = CloudFormationClient.builder()
                        .httpClient(new Rehearsal(NO_STACKS))
                        .credentialsProvider(nobody)
                        .overrideConfiguration(oneTry())
                        .build();
                LambdaClient lambda = LambdaClient.builder()
                        .httpClient(new Rehearsal("{}"))
                        .credentialsProvider(nobody)
                        .overrideConfiguration(oneTry())
                        .build()) {
            return List.of(cloudFormation.describeStacks(), lambda.listEventSourceMappings());
        }
    }

    private static void quietly(Callable<?> work) {
        try {
            work.call();
        } catch (Exception | LinkageError e) {
            // Said above.
        }
    }

    @Override
    public LambdaClient lambda() {
        return LambdaClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(oneTry())
                .build();
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return CloudFormationClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(oneTry())
                .build();
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(CALL);
    }

    private static ClientOverrideConfiguration oneTry() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(1)
                        .build())
                .apiCallTimeout(CALL)
                .build();
    }
}
