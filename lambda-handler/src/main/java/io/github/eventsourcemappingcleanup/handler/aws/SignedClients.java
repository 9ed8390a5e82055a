package io.github.eventsourcemappingcleanup.handler.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.warmup.http.CannedResponseHttpClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Clients with the endpoint, Region and credentials of the standard SDK settings. They never try again by themselves: whoever
 * calls looks again anyway, at a pace that counts every call. A call can't outlast its timeout, however slowly the bytes drip.
 */
public final class SignedClients implements AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** The longest that a run can overshoot its deadline by. */
    private static final Duration CALL = Duration.ofSeconds(6);

    private static final String NO_STACKS = "<DescribeStacksResponse><DescribeStacksResult/></DescribeStacksResponse>";
    private static final String NO_MAPPINGS = "{\"EventSourceMappings\":[]}";

    /**
     * Loads what calls need, while nobody waits yet: Lambda gives a function more of a processor before its first event. What
     * fails here fails again where a client is asked for, and there someone answers.
     */
    public SignedClients() {
        Thread tls =
                new Thread(() -> quietly(SSLContext::getDefault), "tls"); // The JDK's own can be loaded beside ours.
        tls.setDaemon(true);
        tls.start();
        if (SdkSystemSetting.AWS_REGION.getStringValue().isPresent()) {
            quietly(SignedClients::rehearse);
        }
    }

    private static Object rehearse() {
        AwsCredentialsProvider nobody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
        try (CloudFormation cloudFormation =
                        new CloudFormationQueries(signed(Endpoint.CLOUD_FORMATION, always(NO_STACKS), nobody));
                Lambda lambda = new LambdaRest(signed(Endpoint.LAMBDA, always(NO_MAPPINGS), nobody))) {
            return List.of(cloudFormation.ask("DescribeStacks", Map.of()), lambda.listEventSourceMappings(1, ""));
        }
    }

    private static SdkHttpClient always(String answer) {
        return CannedResponseHttpClient.builder()
                .responseBody(answer.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static void quietly(Callable<?> work) {
        try {
            work.call();
        } catch (Exception | LinkageError e) {
            // Said above.
        }
    }

    @Override
    public Lambda lambda() {
        return new LambdaRest(signed(Endpoint.LAMBDA));
    }

    @Override
    public CloudFormation cloudFormation() {
        return new CloudFormationQueries(signed(Endpoint.CLOUD_FORMATION));
    }

    private static SignedHttp signed(Endpoint endpoint) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(CALL)
                .build();
        return signed(endpoint, http, DefaultCredentialsProvider.builder().build());
    }

    private static SignedHttp signed(Endpoint endpoint, SdkHttpClient http, AwsCredentialsProvider credentials) {
        Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
        return new SignedHttp(endpoint.service(), http, credentials, region, endpoint.in(region), CALL);
    }
}
