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
import software.amazon.awssdk.regions.servicemetadata.CloudformationServiceMetadata;

/** Where CloudFormation is (AWS document "AWS SDKs and Tools Reference Guide", service-specific endpoints, FIPS, dual stack). */
final class CloudFormationEndpoint {
    private CloudFormationEndpoint() {}

    static URI of(Region region) {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDFORMATION")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlCloudFormation")
                .serviceProfileProperty("cloudformation")
                .resolveFromOverrides()
                .orElseGet(() -> of(region, tags()));
    }

    static URI of(Region region, List<EndpointTag> tags) {
        ServiceEndpointKey key =
                ServiceEndpointKey.builder().region(region).tags(tags).build();
        // Not by ServiceMetadata.of(): that loads a class for each service.
        return URI.create("https://" + new CloudformationServiceMetadata().endpointFor(key));
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
