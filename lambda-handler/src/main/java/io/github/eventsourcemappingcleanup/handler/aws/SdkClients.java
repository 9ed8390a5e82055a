package io.github.eventsourcemappingcleanup.handler.aws;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
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

    /** Begins to make TLS ready, which every client needs: the JDK's classes and certificates are read beside ours. */
    public SdkClients() {
        Thread thread = new Thread(SdkClients::makeTlsReady, "tls");
        thread.setDaemon(true);
        thread.start();
    }

    private static void makeTlsReady() {
        try {
            SSLContext.getDefault();
        } catch (NoSuchAlgorithmException | RuntimeException e) {
            // It fails again where a client is built, and there someone answers.
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
