package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where stacks go: to an account and Region that are known or not, in any partition, to several Regions of one app. */
@Tag("end-to-end")
@ExtendWith(SharedAssembly.class)
class EnvironmentsTest {
    private final Assembly assembly;

    EnvironmentsTest(Assembly assembly) {
        this.assembly = assembly;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anywhere", "Ireland", "Beijing", "Gov", "Virginia", "Oregon"})
    void everyStackHasAWholeCleanup_andItsOwnUploadOfThePackage(String stack) {
        assembly.template(stack).assertIsWhole();
        assertThat(assembly.deployedPackage(stack)).isEqualTo(Assembly.carriedPackage());
    }

    @Test
    void whatIsNotKnownBeforeTheDeploymentIsLeftToCloudFormation() {
        assertThat(mappingsThatMayBeRead("Anywhere"))
                .isEqualTo(joined(
                        "arn:",
                        Map.of("Ref", "AWS::Partition"),
                        ":lambda:",
                        Map.of("Ref", "AWS::Region"),
                        ":",
                        Map.of("Ref", "AWS::AccountId"),
                        ":event-source-mapping:*"));
    }

    @ParameterizedTest
    @CsvSource({"Ireland, eu-west-1", "Beijing, cn-north-1", "Gov, us-gov-west-1"})
    void accountAndRegionThatAreKnownAreWrittenOut_thePartitionIsNot(String stack, String region) {
        assertThat(mappingsThatMayBeRead(stack))
                .isEqualTo(joined(
                        "arn:",
                        Map.of("Ref", "AWS::Partition"),
                        ":lambda:" + region + ":" + OrganisationApp.ACCOUNT + ":event-source-mapping:*"));
    }

    private static Map<String, Object> joined(Object... parts) {
        return Map.of("Fn::Join", List.of("", List.of(parts)));
    }

    @Test
    void nothingIsOfThePartitionAwsInOtherPartitions() {
        assertThat(String.valueOf(assembly.json("Beijing.template.json"))).doesNotContain("arn:aws:");
        assertThat(String.valueOf(assembly.json("Gov.template.json"))).doesNotContain("arn:aws:");
    }

    @Test
    void literalSourcesOfOtherPartitionsAreSelected() {
        assertThat(sources("Beijing"))
                .isEqualTo(List.of(Map.of("Arn", "arn:aws-cn:sqs:cn-north-1:111122223333:orders")));
        assertThat(sources("Gov"))
                .isEqualTo(List.of(Map.of("Arn", "arn:aws-us-gov:kinesis:us-gov-west-1:111122223333:stream/orders")));
    }

    /** As a new app has them; which there are the newest CDK itself reports. */
    @Test
    void recommendedFeatureFlagsMakePartitionsLiteral_andLeaveTheCleanupAsItIs(@TempDir Path directory) {
        Assembly flagged = CdkSynth.of(OrganisationApp.class)
                .withContext(assembly.recommendedFlags())
                .into(directory.resolve("flagged"));

        for (String stack : List.of("Anywhere", "Ireland", "Beijing", "Gov")) {
            StackTemplate before = assembly.template(stack);
            StackTemplate after = flagged.template(stack);
            String cleanup = before.only("Cleanup");
            assertThat(after.properties(cleanup)).isEqualTo(before.properties(cleanup));
            assertThat(after.neededBy(cleanup)).containsAll(before.neededBy(cleanup));
            assertThat(after.handler().get("Code")).isEqualTo(before.handler().get("Code"));
        }
        assertThat(mappingsThatMayBeRead(flagged.template("Beijing")))
                .isEqualTo("arn:aws-cn:lambda:cn-north-1:111122223333:event-source-mapping:*");
        assertThat(mappingsThatMayBeRead(flagged.template("Gov")))
                .isEqualTo("arn:aws-us-gov:lambda:us-gov-west-1:111122223333:event-source-mapping:*");
    }

    private Object sources(String stack) {
        StackTemplate template = assembly.template(stack);
        return template.properties(template.only("Cleanup")).get("EventSources");
    }

    private Object mappingsThatMayBeRead(String stack) {
        return mappingsThatMayBeRead(assembly.template(stack));
    }

    private static Object mappingsThatMayBeRead(StackTemplate template) {
        Map<?, ?> policy = (Map<?, ?>) ((List<?>) template.providerRole().get("Policies")).get(0);
        return ((List<?>) ((Map<?, ?>) policy.get("PolicyDocument")).get("Statement"))
                .stream()
                        .map(statement -> (Map<?, ?>) statement)
                        .filter(statement -> "lambda:GetEventSourceMapping".equals(statement.get("Action")))
                        .findFirst()
                        .orElseThrow()
                        .get("Resource");
    }
}
