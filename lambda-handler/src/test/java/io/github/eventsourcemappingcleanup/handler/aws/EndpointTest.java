package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.endpoints.CloudFormationEndpointProvider;
import software.amazon.awssdk.services.lambda.endpoints.LambdaEndpointProvider;

/** The SDK's own clients know where a service is. */
class EndpointTest {
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void lambda_isWhereTheSdksOwnClientFindsIt_inEveryRegion(boolean fips, boolean dualStack) {
        LambdaEndpointProvider sdk = LambdaEndpointProvider.defaultProvider();

        assertSameEverywhere(
                Endpoint.LAMBDA,
                fips,
                dualStack,
                region -> sdk.resolveEndpoint(
                        at -> at.region(region).useFips(fips).useDualStack(dualStack)));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void cloudFormation_isWhereTheSdksOwnClientFindsIt_inEveryRegion(boolean fips, boolean dualStack) {
        CloudFormationEndpointProvider sdk = CloudFormationEndpointProvider.defaultProvider();

        assertSameEverywhere(
                Endpoint.CLOUD_FORMATION,
                fips,
                dualStack,
                region -> sdk.resolveEndpoint(
                        at -> at.region(region).useFips(fips).useDualStack(dualStack)));
    }

    private static void assertSameEverywhere(
            Endpoint ours,
            boolean fips,
            boolean dualStack,
            Function<Region, CompletableFuture<software.amazon.awssdk.endpoints.Endpoint>> theirs) {
        assertThat(everywhere(region -> ours.in(region, tags(fips, dualStack))))
                .hasSizeGreaterThan(35)
                .isEqualTo(everywhere(
                        region -> theirs.apply(region).join().endpointUrl().toUri()));
    }

    private static List<EndpointTag> tags(boolean fips, boolean dualStack) {
        List<EndpointTag> tags = new ArrayList<>();
        if (fips) {
            tags.add(EndpointTag.FIPS);
        }
        if (dualStack) {
            tags.add(EndpointTag.DUALSTACK);
        }
        return tags;
    }

    private static Map<String, Object> everywhere(Function<Region, Object> endpoint) {
        Map<String, Object> endpoints = new TreeMap<>();
        Region.regions().stream().filter(region -> !region.isGlobalRegion()).forEach(region -> {
            try {
                endpoints.put(region.id(), endpoint.apply(region));
            } catch (RuntimeException e) {
                endpoints.put(region.id(), "none");
            }
        });
        return endpoints;
    }
}
