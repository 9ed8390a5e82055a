package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** The times of a teardown that the template sets. */
class TimesTest {
    private static final String TIMES = Page.named("docs/teardown.md").unwrapped();

    private final List<Map<?, ?>> resources = ((Map<?, ?>) SynthesizedStack.json(app -> {
                        Stack stack = new Stack(app, "Orders");
                        EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                                .eventSources("arn:aws:sqs:eu-west-1:111122223333:orders")
                                .build();
                        return stack;
                    })
                    .get("Resources"))
            .values().stream().<Map<?, ?>>map(resource -> (Map<?, ?>) resource).toList();

    @Test
    void runIsAsLongAsThePageSays() {
        assertThat(TIMES).contains(minutes(property("AWS::Lambda::Function", "Timeout")) + " minutes at the most");
    }

    @Test
    void timeoutIsAsLongAsThePageSays_unlessItIsSet() {
        String seconds = property(EventSourceMappingCleanup.RESOURCE_TYPE, "TimeoutSeconds");

        assertThat(TIMES).contains(minutes(seconds) + " minutes, or what `timeout` says");
    }

    @Test
    void cloudFormationGivesUpWhenThePageSays() {
        String seconds = property(EventSourceMappingCleanup.RESOURCE_TYPE, "ServiceTimeout");

        assertThat(TIMES)
                .contains("after %s minutes (ServiceTimeout, %,d s)"
                        .formatted(minutes(seconds), Integer.parseInt(seconds)));
    }

    private static int minutes(String seconds) {
        return Integer.parseInt(seconds) / 60;
    }

    private String property(String type, String name) {
        return resources.stream()
                .filter(resource -> resource.get("Type").equals(type))
                .map(resource -> String.valueOf(((Map<?, ?>) resource.get("Properties")).get(name)))
                .findFirst()
                .orElseThrow();
    }
}
