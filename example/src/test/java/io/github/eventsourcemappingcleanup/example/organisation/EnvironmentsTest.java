package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Function;

/** Where stacks go: to an account and Region that are known or not, in any partition, to several Regions of one app. */
@Tag("end-to-end")
class EnvironmentsTest {
    private static final String ACCOUNT = "111122223333";

    @TempDir
    private static Path directory;

    private static Assembly assembly;

    @BeforeAll
    static void synthesize() {
        assembly = CdkSynth.of(TestingApp.class).into(directory.resolve("cdk.out"));
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
                        ":lambda:" + region + ":" + ACCOUNT + ":event-source-mapping:*"));
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
    void recommendedFeatureFlagsMakePartitionsLiteral_andLeaveTheCleanupAsItIs() {
        Assembly flagged = CdkSynth.of(TestingApp.class)
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

    private static Object sources(String stack) {
        StackTemplate template = assembly.template(stack);
        return template.properties(template.only("Cleanup")).get("EventSources");
    }

    private static Object mappingsThatMayBeRead(String stack) {
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

    static final class TestingApp {
        private TestingApp() {}

        public static void main(String[] args) {
            App app = new App();
            addCleanup(new Stack(app, "Anywhere"));
            addCleanup(stackIn(app, "Ireland", "eu-west-1"));
            addCleanup(stackIn(app, "Beijing", "cn-north-1"), "arn:aws-cn:sqs:cn-north-1:111122223333:orders");
            addCleanup(
                    stackIn(app, "Gov", "us-gov-west-1"),
                    "arn:aws-us-gov:kinesis:us-gov-west-1:111122223333:stream/orders");
            Function elsewhere = addCleanup(stackIn(app, "Virginia", "us-east-1"));
            Stack oregon = stackIn(app, "Oregon", "us-west-2");
            addCleanup(oregon);
            CfnOutput.Builder.create(oregon, "Elsewhere")
                    .value(elsewhere.getFunctionName())
                    .build();
            app.synth();
        }

        private static Stack stackIn(App app, String id, String region) {
            return new Stack(
                    app,
                    id,
                    StackProps.builder()
                            .env(Environment.builder()
                                    .account(ACCOUNT)
                                    .region(region)
                                    .build())
                            .crossRegionReferences(true)
                            .build());
        }

        private static Function addCleanup(Stack stack, String... eventSources) {
            Function function = SynthesizedStack.function(stack, "Orders");
            EventSourceMappingCleanup.Builder cleanup =
                    EventSourceMappingCleanup.Builder.create(stack, "Cleanup").functions(function);
            if (eventSources.length > 0) {
                cleanup.eventSources(eventSources);
            }
            cleanup.build();
            return function;
        }
    }
}
