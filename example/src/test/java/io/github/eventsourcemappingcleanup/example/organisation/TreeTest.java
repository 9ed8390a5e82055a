package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

/** Where in an app cleanups are: in stages, in nested stacks, in constructs of several libraries. */
@Tag("end-to-end")
class TreeTest {
    @TempDir
    private static Path directory;

    private static Assembly assembly;

    @BeforeAll
    static void synthesize() {
        assembly = CdkSynth.of(TestingApp.class).into(directory.resolve("cdk.out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Test", "Production"})
    void everyStageHasAWholeCleanup_andThePackageWithinReach(String stage) {
        Assembly ofStage = assembly.stage(stage);
        String stack = ofStage.onlyStack();

        ofStage.template(stack).assertIsWhole();
        assertThat(ofStage.deployedPackage(stack)).isEqualTo(Assembly.carriedPackage());
    }

    @Test
    void nestedStackHasAProviderOfItsOwn_whosePackageTheParentUploads() {
        StackTemplate parent = assembly.template("Parent");
        StackTemplate nested = assembly.templateIn(parent.nestedTemplate());

        parent.assertIsWhole();
        nested.assertIsWhole();
        assertThat(assembly.deployedPackage(nested, "Parent")).isEqualTo(Assembly.carriedPackage());
    }

    @Test
    void cleanupsOfSeveralLibrariesShareAProvider_andEachSelectsItsOwn() {
        StackTemplate template = assembly.template("Shared");

        assertThat(template.ofType("AWS::Logs::LogGroup")).hasSize(1);
        assertThat(template.ofType("AWS::IAM::Policy")).hasSize(2);
        assertThat(template.resources().keySet()).contains(StackTemplate.HANDLER);
        assertThat(Map.of("Billing", template.only("BillingCleanup"), "Orders", template.only("OrdersCleanup")))
                .allSatisfy((library, cleanup) -> assertThat(functionsNeededBy(cleanup, template))
                        .containsExactlyInAnyOrder(StackTemplate.HANDLER, template.only(library + "Worker")));
    }

    private static Set<String> functionsNeededBy(String cleanup, StackTemplate template) {
        return template.neededBy(cleanup).stream()
                .filter(template.ofType("AWS::Lambda::Function")::containsKey)
                .collect(Collectors.toSet());
    }

    static final class TestingApp {
        private TestingApp() {}

        public static void main(String[] args) {
            App app = new App();
            addCleanup(new Stack(new Stage(app, "Test"), "Orders"), "Orders");
            addCleanup(new Stack(new Stage(app, "Production"), "Orders"), "Orders");
            Stack parent = new Stack(app, "Parent");
            addCleanup(parent, "Orders");
            addCleanup(new NestedStack(parent, "Nested"), "Orders");
            Stack shared = new Stack(app, "Shared");
            addCleanup(new Construct(shared, "Billing"), "Worker");
            addCleanup(new Construct(shared, "Orders"), "Worker");
            app.synth();
        }

        private static void addCleanup(Construct scope, String functionId) {
            SynthesizedStack.cleanup(scope, "Cleanup", SynthesizedStack.function(scope, functionId));
        }
    }
}
