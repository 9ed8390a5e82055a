package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One removal policy for everything, which an organisation sets by Aspects of the CDK's. */
@Tag("end-to-end")
@ExtendWith(SharedAssembly.class)
class RemovalPoliciesTest {
    private static final String NEVER_ACTS = "[ack: event-source-mapping-cleanup:never-acts]";
    private static final String RETAINED = "[ack: event-source-mapping-cleanup:retained]";

    private final Assembly assembly;

    RemovalPoliciesTest(Assembly assembly) {
        this.assembly = assembly;
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
}
