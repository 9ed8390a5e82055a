package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.Fate.GOES;
import static io.github.eventsourcemappingcleanup.testbed.demo.Fate.STUCK;
import static io.github.eventsourcemappingcleanup.testbed.demo.Fate.SURVIVES;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import java.time.Duration;
import java.util.List;

/**
 * A mapping to be made behind the stack's back.
 *
 * @param source the stack's output that holds the source's ARN
 * @param target the stack's output that holds the function, or {@link #OTHER_FUNCTION}
 * @param deleting how long it stays in Deleting
 */
record Plan(String source, String target, boolean enabled, Duration deleting, Fate fate) {
    /** A function that is not of the stack. */
    static final String OTHER_FUNCTION = "other-function";

    static final String FUNCTION = "FunctionName";
    static final String ALIAS = "AliasArn";

    static List<Plan> ofTeardown(boolean stuck) {
        return List.of(
                enabled("RedQueueArn", FUNCTION, 7, GOES),
                enabled("RedQueueArn", ALIAS, 4, GOES),
                enabled("GreenQueueArn", FUNCTION, 9, GOES),
                disabled("GreenQueueArn", ALIAS),
                disabled("BlueQueueArn", FUNCTION),
                stuck
                        ? new Plan("StreamArn", FUNCTION, true, ControlPlane.FOREVER, STUCK)
                        : enabled("StreamArn", FUNCTION, 12, GOES),
                enabled("StreamArn", ALIAS, 6, GOES),
                enabled("TableStreamArn", FUNCTION, 10, GOES),
                disabled("TableStreamArn", ALIAS),
                enabled("BlueQueueArn", OTHER_FUNCTION, 5, SURVIVES),
                enabled("StreamArn", OTHER_FUNCTION, 5, SURVIVES));
    }

    /** All of them stay, until an update says otherwise. */
    static List<Plan> ofLiveUpdate() {
        return List.of(
                enabled("RedQueueArn", "OrdersName", 5, SURVIVES),
                enabled("GreenQueueArn", "OrdersName", 5, SURVIVES),
                enabled("RedQueueArn", "BillingName", 7, SURVIVES),
                enabled("GreenQueueArn", "BillingAliasArn", 4, SURVIVES),
                enabled("RedQueueArn", "ShippingName", 5, SURVIVES),
                enabled("GreenQueueArn", "ShippingName", 5, SURVIVES));
    }

    boolean readsStream() {
        return source.endsWith("StreamArn");
    }

    private static Plan enabled(String source, String target, int deletingSeconds, Fate fate) {
        return new Plan(source, target, true, Duration.ofSeconds(deletingSeconds), fate);
    }

    /** Recorded on AWS: a disabled mapping is gone within a second. */
    private static Plan disabled(String source, String target) {
        return new Plan(source, target, false, Duration.ofMillis(500), GOES);
    }
}
