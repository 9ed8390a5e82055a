package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.Update.CLEANUP_REMOVED;
import static io.github.eventsourcemappingcleanup.testbed.demo.Update.FUNCTION_RENAMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.localcloud.ProviderEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateVerdictTest {
    private static final ProviderEvent UPDATE = new ProviderEvent("Update", "stack", "Cleanup");
    private static final ProviderEvent DELETE = new ProviderEvent("Delete", "stack", "Cleanup");

    @Test
    void cleanupRemoved_whenAllStayed_isRight() {
        assertThat(UpdateVerdict.of(facts(CLEANUP_REMOVED, "Enabled", "Enabled", DELETE), CLEANUP_REMOVED))
                .isEmpty();
    }

    @Test
    void cleanupRemoved_whenAMappingWent_namesIt() {
        assertThat(UpdateVerdict.of(facts(CLEANUP_REMOVED, "gone", "Enabled", DELETE), CLEANUP_REMOVED))
                .hasValue("the mapping RedQueue -> Billing (1) is gone and has to be Enabled");
    }

    @Test
    void cleanupRemoved_whenNoDeleteWasSent_isWrong() {
        assertThat(UpdateVerdict.of(facts(CLEANUP_REMOVED, "Enabled", "Enabled", UPDATE), CLEANUP_REMOVED))
                .hasValue("the provider function was sent 0 Deletes and not one");
    }

    @Test
    void functionRenamed_whenOnlyItsMappingsWent_isRight() {
        assertThat(UpdateVerdict.of(facts(FUNCTION_RENAMED, "gone", "Enabled", UPDATE, DELETE), FUNCTION_RENAMED))
                .isEmpty();
    }

    @Test
    void functionRenamed_whenItsMappingStayed_namesIt() {
        assertThat(UpdateVerdict.of(facts(FUNCTION_RENAMED, "Enabled", "Enabled", DELETE), FUNCTION_RENAMED))
                .hasValue("the mapping RedQueue -> Billing (1) is Enabled and has to be gone");
    }

    @Test
    void functionRenamed_whenAnotherFunctionLostItsMapping_namesIt() {
        assertThat(UpdateVerdict.of(facts(FUNCTION_RENAMED, "gone", "Deleting", DELETE), FUNCTION_RENAMED))
                .hasValue("the mapping RedQueue -> Shipping (2) is Deleting and has to be Enabled");
    }

    @Test
    void functionRenamed_whenThereWasNothingToRemove_isWrong() {
        UpdateFacts facts =
                new UpdateFacts(List.of(sighting(FUNCTION_RENAMED, "2", "Shipping", "Enabled")), List.of(DELETE));

        assertThat(UpdateVerdict.of(facts, FUNCTION_RENAMED)).hasValue("there was no mapping to show GOES");
    }

    @Test
    void functionRenamed_takesTheMappingsOfItsAliasToo() {
        assertThat(sighting(FUNCTION_RENAMED, "3", "BillingAlias", "gone")
                        .mapping()
                        .fate())
                .isEqualTo(Fate.GOES);
    }

    private static UpdateFacts facts(Update update, String ofBilling, String ofShipping, ProviderEvent... events) {
        return new UpdateFacts(
                List.of(sighting(update, "1", "Billing", ofBilling), sighting(update, "2", "Shipping", ofShipping)),
                List.of(events));
    }

    private static Sighting sighting(Update update, String uuid, String target, String state) {
        DemoMapping mapping = update.fated(new DemoMapping(uuid, "RedQueue", target, Fate.SURVIVES));
        return Sighting.first(mapping, state, Instant.EPOCH);
    }
}
