package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where in an app cleanups are: in stages, in nested stacks, in constructs of several libraries. */
@Tag("end-to-end")
@ExtendWith(SharedAssembly.class)
class TreeTest {
    private final Assembly assembly;

    TreeTest(Assembly assembly) {
        this.assembly = assembly;
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
        assertThat(Map.of("Billing", template.only("BillingCleanup"), "Shipping", template.only("ShippingCleanup")))
                .allSatisfy((library, cleanup) -> assertThat(functionsNeededBy(cleanup, template))
                        .containsExactlyInAnyOrder(StackTemplate.HANDLER, template.only(library + "Orders")));
    }

    private static Set<String> functionsNeededBy(String cleanup, StackTemplate template) {
        return template.neededBy(cleanup).stream()
                .filter(template.ofType("AWS::Lambda::Function")::containsKey)
                .collect(Collectors.toSet());
    }
}
