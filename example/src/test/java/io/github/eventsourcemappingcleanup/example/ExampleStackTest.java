package io.github.eventsourcemappingcleanup.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs with the newest CDK, while the library is compiled and tested against the oldest that it supports. */
class ExampleStackTest {
    private static final Map<String, Object> TEMPLATE = SynthesizedStack.json(app -> new ExampleStack(app, "Example"));

    @Test
    void stackHasOneCleanup() {
        assertThat(((Map<?, ?>) TEMPLATE.get("Resources")).values())
                .filteredOn(
                        resource -> ((Map<?, ?>) resource).get("Type").equals(EventSourceMappingCleanup.RESOURCE_TYPE))
                .hasSize(1);
    }

    @Test
    void outputsAreWhatConnectsTheFunctionFromOutside() {
        assertThat(((Map<?, ?>) TEMPLATE.get("Outputs")).keySet())
                .map(String::valueOf)
                .containsExactlyInAnyOrder(
                        "FunctionName",
                        "AliasArn",
                        "RedQueueArn",
                        "GreenQueueArn",
                        "BlueQueueArn",
                        "StreamArn",
                        "TableStreamArn");
    }
}
