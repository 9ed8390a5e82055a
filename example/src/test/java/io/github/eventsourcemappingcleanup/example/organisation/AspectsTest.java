package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an organisation sets everywhere, the library's resources included, by Aspects and by what the CDK has for it. */
@Tag("end-to-end")
@ExtendWith(SharedAssembly.class)
class AspectsTest {

    private final Assembly assembly;
    private final StackTemplate template;

    AspectsTest(Assembly assembly) {
        this.assembly = assembly;
        this.template = assembly.template("Orders");
    }

    @Test
    void boundaryOfAllRolesIsOnTheProvidersToo() {
        assertThat(template.providerRole().get("PermissionsBoundary")).isEqualTo(OrganisationApp.BOUNDARY);
    }

    @Test
    void boundaryOfAStackIsOnTheProvidersToo() {
        assertThat(assembly.template("Bounded").providerRole().get("PermissionsBoundary"))
                .asString()
                .endsWith(":policy/boundary-of-the-stack]]}");
    }

    @Test
    void tagsAreOnWhateverCanBeTagged() {
        Map<String, String> tag = Map.of("Key", "cost-center", "Value", "42");

        assertThat(List.of(template.handler(), template.providerRole(), template.logGroup()))
                .extracting("Tags")
                .containsOnly(List.of(tag));
    }

    @Test
    void logRetentionIsThatOfAllLogGroups() {
        assertThat(template.logGroup().get("RetentionInDays")).isEqualTo(14);
    }

    @Test
    void javaRuntimeIsThatOfAllJavaFunctions() {
        assertThat(template.handler().get("Runtime")).isEqualTo("java21");
    }

    @Test
    void environmentNetworkAndKeyAreThoseOfAllFunctions() {
        assertThat(template.handler().get("Environment")).isEqualTo(Map.of("Variables", Map.of("STAGE", "test")));
        assertThat(template.handler().get("VpcConfig"))
                .isEqualTo(Map.of(
                        "SubnetIds",
                        List.of("subnet-0123456789abcdef0"),
                        "SecurityGroupIds",
                        List.of("sg-0123456789abcdef0")));
        assertThat(template.handler().get("KmsKeyArn")).asString().contains(template.only("Key"));
    }

    @Test
    void cleanupStillGoesBeforeAllThatItNeeds_theImposedKeyIncluded() {
        template.assertIsWhole();
        assertThat(template.neededBy(template.only("Cleanup"))).contains(template.only("Key"));
    }

    @Test
    void packageThatIsDeployedIsTheOneThatTheLibraryCarries() {
        assertThat(assembly.deployedPackage("Orders")).isEqualTo(Assembly.carriedPackage());
    }

    @Test
    void blueprintsAreTakenUp() {
        StackTemplate blueprint = assembly.template("Blueprint");

        assertThat(blueprint.handler().get("Environment")).isEqualTo(Map.of("Variables", Map.of("STAGE", "blueprint")));
        assertThat(blueprint.logGroup().get("RetentionInDays")).isEqualTo(7);
        assertThat(blueprint.neededBy(blueprint.only("Cleanup")))
                .contains(StackTemplate.HANDLER, blueprint.providerId("Role"), blueprint.providerId("LogGroup"));
    }
}
