package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.endpoints.CloudFormationEndpointProvider;

/** The SDK's own client knows where CloudFormation is. */
class CloudFormationEndpointTest {
    private final CloudFormationEndpointProvider sdk = CloudFormationEndpointProvider.defaultProvider();

    @Test
    void endpoint_isThatOfTheSdksOwnClient_inEveryRegion() {
        assertThat(everywhere(region -> CloudFormationEndpoint.of(region, List.of())))
                .hasSizeGreaterThan(35)
                .doesNotContainValue("none")
                .isEqualTo(everywhere(region -> resolved(region, false, false)));
    }

    @Test
    void endpoint_withFips() {
        assertThat(everywhere(region -> CloudFormationEndpoint.of(region, List.of(EndpointTag.FIPS))))
                .isEqualTo(everywhere(region -> resolved(region, true, false)));
    }

    @Test
    void endpoint_withDualStack() {
        assertThat(everywhere(region -> CloudFormationEndpoint.of(region, List.of(EndpointTag.DUALSTACK))))
                .isEqualTo(everywhere(region -> resolved(region, false, true)));
    }

    @Test
    void endpoint_withBoth() {
        assertThat(everywhere(
                        region -> CloudFormationEndpoint.of(region, List.of(EndpointTag.FIPS, EndpointTag.DUALSTACK))))
                .isEqualTo(everywhere(region -> resolved(region, true, true)));
    }

    private Object resolved(Region region, boolean fips, boolean dualStack) {
        return sdk.resolveEndpoint(at -> at.region(region).useFips(fips).useDualStack(dualStack))
                .join()
                .endpointUrl()
                .toUri();
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
