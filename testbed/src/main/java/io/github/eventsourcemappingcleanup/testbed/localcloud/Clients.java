package io.github.eventsourcemappingcleanup.testbed.localcloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** SDK clients of the local account. */
public final class Clients {
    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";

    private final URI endpoint;

    public Clients(URI endpoint) {
        this.endpoint = endpoint;
    }

    public LambdaClient lambda() {
        return local(LambdaClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
    }

    public CloudFormationClient cloudFormation() {
        return local(CloudFormationClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B local(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }
}
