package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.MissingRemovalPolicies;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicyProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** One removal policy for everything, which an organisation sets by Aspects of the CDK's. */
@Tag("end-to-end")
class RemovalPoliciesTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";
    private static final String NEVER_ACTS = "[ack: event-source-mapping-cleanup:never-acts]";
    private static final String RETAINED = "[ack: event-source-mapping-cleanup:retained]";

    @TempDir
    private static Path directory;

    private static Assembly assembly;

    @BeforeAll
    static void synthesize() {
        assembly = CdkSynth.of(TestingApp.class).into(directory.resolve("cdk.out"));
    }

    @Test
    void everythingStays_theCleanupIncluded_andTheCliSaysThatItNeverActs() {
        assertThat(assembly.template("Kept").resources().values())
                .extracting("DeletionPolicy")
                .containsOnly("Retain");
        assertThat(assembly.warnings("Kept", "/Kept/Cleanup"))
                .singleElement()
                .asString()
                .endsWith(NEVER_ACTS);
        assertThat(assembly.said()).contains("Kept/Cleanup", "event-source-mapping-cleanup:never-acts");
    }

    @Test
    void whatHasNoPolicyOfItsOwnStays_theCleanupGoesAndItsWarningNamesTheFunction() {
        StackTemplate template = assembly.template("Missing");

        assertThat(template.cleanups().values()).extracting("DeletionPolicy").containsExactly("Delete");
        assertThat(template.resources().get(template.only("Orders")).get("DeletionPolicy"))
                .isEqualTo("Retain");
        assertThat(assembly.warnings("Missing", "/Missing/Cleanup"))
                .singleElement()
                .asString()
                .contains(" Missing/Orders/Resource ")
                .endsWith(RETAINED);
    }

    @Test
    void logGroupsAloneStay_andSoDoesThatOfTheProvider() {
        StackTemplate template = assembly.template("LogsKept");

        assertThat(template.resources().values())
                .filteredOn(resource -> "Retain".equals(resource.get("DeletionPolicy")))
                .containsExactly(template.resources().get(template.providerId("LogGroup")));
        assertThat(assembly.warnings("LogsKept", "/LogsKept")).isEmpty();
    }

    static final class TestingApp {
        private TestingApp() {}

        public static void main(String[] args) {
            App app = new App();
            RemovalPolicies.of(withCleanup(app, "Kept")).retain();
            MissingRemovalPolicies.of(withCleanup(app, "Missing")).retain();
            RemovalPolicies.of(withCleanup(app, "LogsKept"))
                    .retain(RemovalPolicyProps.builder()
                            .applyToResourceTypes(List.of(CfnLogGroup.CFN_RESOURCE_TYPE_NAME))
                            .build());
            app.synth();
        }

        private static Stack withCleanup(App app, String id) {
            Stack stack = new Stack(app, id);
            EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                    .functions(SynthesizedStack.function(stack, "Orders"))
                    .eventSources(QUEUE)
                    .build();
            return stack;
        }
    }
}
