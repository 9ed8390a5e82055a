package io.github.eventsourcemappingcleanup.handler.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.CloudformationServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LambdaServiceMetadata;

/** Where a service is (AWS document "AWS SDKs and Tools Reference Guide", service-specific endpoints, FIPS, dual stack). */
enum Endpoint {
    CLOUD_FORMATION(
            "cloudformation",
            "AWS_ENDPOINT_URL_CLOUDFORMATION",
            "aws.endpointUrlCloudFormation",
            new CloudformationServiceMetadata()),
    LAMBDA("lambda", "AWS_ENDPOINT_URL_LAMBDA", "aws.endpointUrlLambda", new LambdaServiceMetadata());

    private final String service;
    private final String variable;
    private final String systemProperty;
    private final ServiceMetadata metadata;

    /**
     * @param service as a signature and a profile name it
     * @param metadata of this service alone: {@link ServiceMetadata#of} loads a class for each service
     */
    Endpoint(String service, String variable, String systemProperty, ServiceMetadata metadata) {
        this.service = service;
        this.variable = variable;
        this.systemProperty = systemProperty;
        this.metadata = metadata;
    }

    String service() {
        return service;
    }

    URI in(Region region) {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable(variable)
                .serviceEndpointOverrideSystemProperty(systemProperty)
                .serviceProfileProperty(service)
                .resolveFromOverrides()
                .orElseGet(() -> in(region, tags()));
    }

    URI in(Region region, List<EndpointTag> tags) {
        ServiceEndpointKey key =
                ServiceEndpointKey.builder().region(region).tags(tags).build();
        return URI.create("https://" + metadata.endpointFor(key));
    }

    private static List<EndpointTag> tags() {
        List<EndpointTag> tags = new ArrayList<>();
        if (FipsEnabledProvider.builder().build().isFipsEnabled().orElse(false)) {
            tags.add(EndpointTag.FIPS);
        }
        if (DualstackEnabledProvider.builder().build().isDualstackEnabled().orElse(false)) {
            tags.add(EndpointTag.DUALSTACK);
        }
        return tags;
    }
}
