package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A command of the CDK CLI. */
record CdkCommand(String name, List<String> arguments, CdkApp app) {
    CdkCommand {
        arguments = List.copyOf(arguments);
    }

    static CdkCommand bootstrap() {
        return new CdkCommand("bootstrap", List.of("aws://" + Clients.ACCOUNT + "/" + Clients.REGION), CdkApp.NONE);
    }

    static CdkCommand deploy() {
        return deploy(DeployedStack.NAME, CdkApp.EXAMPLE);
    }

    /** @param stack as the app has it, below its stage if it has stages */
    static CdkCommand deploy(String stack, CdkApp app) {
        return new CdkCommand("deploy", List.of(stack, "--require-approval", "never"), app);
    }

    static CdkCommand destroy() {
        return new CdkCommand("destroy", List.of(DeployedStack.NAME, "--force"), CdkApp.EXAMPLE);
    }

    /** The example app takes the timeout of its cleanup from there. */
    CdkCommand withTimeout(Duration timeout) {
        List<String> more = new ArrayList<>(arguments);
        more.addAll(List.of("-c", "timeoutSeconds=" + timeout.toSeconds()));
        return new CdkCommand(name, more, app);
    }

    /** What its log is called: no two commands of a story have the same. */
    String log() {
        String stack = arguments.get(0);
        int stage = app == CdkApp.NONE ? -1 : stack.indexOf('/');
        return "cdk-" + name + (stage < 0 ? "" : "-" + stack.substring(0, stage));
    }

    @Override
    public String toString() {
        return "cdk " + name + " " + String.join(" ", arguments);
    }
}
