package io.github.eventsourcemappingcleanup.example;

import software.amazon.awscdk.App;

/** The app that {@code cdk.json} names. */
public final class ExampleApp {
    private ExampleApp() {}

    /**
     * Synthesizes the app.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        App app = new App();
        new ExampleStack(app, "Example");
        app.synth();
    }
}
