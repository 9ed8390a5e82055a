package io.github.eventsourcemappingcleanup.example.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveUpdateStackTest {

    @Test
    void oneUpdateTakesACleanupOut_andLeavesEverythingElse() {
        Map<String, Object> before = resources("billing", LiveUpdateStack::addCleanupOfOrders);
        Map<String, Object> after = resources("billing", stack -> {});

        Map<String, Object> gone = new HashMap<>(before);
        gone.keySet().removeAll(after.keySet());

        assertThat(gone.values())
                .extracting("Type")
                .containsExactlyInAnyOrder(EventSourceMappingCleanup.RESOURCE_TYPE, "AWS::IAM::Policy");
        assertThat(before).containsAllEntriesOf(after);
    }

    @Test
    void otherUpdateRenamesAFunction_whichKeepsItsPlaceInTheTemplate() {
        Map<String, Object> before = resources("billing", stack -> {});
        Map<String, Object> after = resources("invoicing", stack -> {});

        assertThat(functionNames(before)).containsValue("billing");
        assertThat(functionNames(after)).containsValue("invoicing").hasSameSizeAs(functionNames(before));
        assertThat(functionNames(after).keySet())
                .isEqualTo(functionNames(before).keySet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> resources(String nameOfBilling, Consumer<LiveUpdateStack> more) {
        return (Map<String, Object>) SynthesizedStack.json(app -> {
                    LiveUpdateStack stack = new LiveUpdateStack(app, nameOfBilling);
                    more.accept(stack);
                    return stack;
                })
                .get("Resources");
    }

    private static Map<String, Object> functionNames(Map<String, Object> resources) {
        Map<String, Object> names = new HashMap<>();
        resources.forEach((id, resource) -> {
            if (((Map<?, ?>) resource).get("Type").equals("AWS::Lambda::Function")) {
                names.put(id, ((Map<?, ?>) ((Map<?, ?>) resource).get("Properties")).get("FunctionName"));
            }
        });
        return names;
    }
}
