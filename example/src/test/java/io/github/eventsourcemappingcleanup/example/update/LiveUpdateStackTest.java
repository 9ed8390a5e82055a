package io.github.eventsourcemappingcleanup.example.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

class LiveUpdateStackTest {

    @Test
    void oneUpdateTakesACleanupOut_andLeavesEverythingElse() {
        LiveUpdateStack first = new LiveUpdateStack(app(), "billing");
        first.addCleanupOfOrders();
        Map<String, Object> before = resources(first);
        Map<String, Object> after = resources(new LiveUpdateStack(app(), "billing"));

        Map<String, Object> gone = new HashMap<>(before);
        gone.keySet().removeAll(after.keySet());

        assertThat(gone.values())
                .extracting("Type")
                .containsExactlyInAnyOrder(EventSourceMappingCleanup.RESOURCE_TYPE, "AWS::IAM::Policy");
        assertThat(before).containsAllEntriesOf(after);
    }

    @Test
    void otherUpdateRenamesAFunction_whichKeepsItsPlaceInTheTemplate() {
        Map<String, Object> before = resources(new LiveUpdateStack(app(), "billing"));
        Map<String, Object> after = resources(new LiveUpdateStack(app(), "invoicing"));

        assertThat(functionNames(before)).containsValue("billing");
        assertThat(functionNames(after)).containsValue("invoicing").hasSameSizeAs(functionNames(before));
        assertThat(functionNames(after).keySet())
                .isEqualTo(functionNames(before).keySet());
    }

    private static App app() {
        return App.Builder.create().outdir("target/cdk.out").build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> resources(LiveUpdateStack stack) {
        return (Map<String, Object>) Template.fromStack(stack).toJSON().get("Resources");
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
