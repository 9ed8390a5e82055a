package io.github.eventsourcemappingcleanup.example.update;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stage;

/** Every moment is a stage of its own, so that one synthesis gives them all; the stack has the same name in each. */
public final class LiveUpdateApp {
    private LiveUpdateApp() {}

    /**
     * Synthesizes the app.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        App app = new App();
        new LiveUpdateStack(new Stage(app, "First"), "billing").addCleanupOfOrders();
        new LiveUpdateStack(new Stage(app, "CleanupRemoved"), "billing");
        new LiveUpdateStack(new Stage(app, "FunctionRenamed"), "invoicing");
        app.synth();
    }
}
