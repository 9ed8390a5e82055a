package io.github.eventsourcemappingcleanup.testbed.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of the CDK CLI.
 *
 * @param ofTheApp whether it is about the example app, which it then builds and synthesizes
 */
record CdkCommand(String name, List<String> arguments, boolean ofTheApp) {
    CdkCommand {
        arguments = List.copyOf(arguments);
    }

    /** About the account alone: with the app at hand it would synthesize it for nothing. */
    static CdkCommand bootstrap() {
        return new CdkCommand("bootstrap", List.of("aws://" + Clients.ACCOUNT + "/" + Clients.REGION), false);
    }

    static CdkCommand deploy() {
        return new CdkCommand("deploy", List.of(DeployedStack.NAME, "--require-approval", "never"), true);
    }

    static CdkCommand destroy() {
        return new CdkCommand("destroy", List.of(DeployedStack.NAME, "--force"), true);
    }

    /** The example app takes the timeout of its cleanup from there. */
    CdkCommand withTimeout(Duration timeout) {
        List<String> more = new ArrayList<>(arguments);
        more.addAll(List.of("-c", "timeoutSeconds=" + timeout.toSeconds()));
        return new CdkCommand(name, more, ofTheApp);
    }

    @Override
    public String toString() {
        return "cdk " + name + " " + String.join(" ", arguments);
    }
}
