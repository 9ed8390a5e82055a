package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Runs the commands of a story, and shows what becomes of the mappings meanwhile. */
final class Operator {
    private final CdkCli cli;
    private final ControlPlane controlPlane;
    private final View view;
    private final InstantSource clock;

    Operator(CdkCli cli, ControlPlane controlPlane, View view, InstantSource clock) {
        this.cli = cli;
        this.controlPlane = controlPlane;
        this.view = view;
        this.clock = clock;
    }

    void say(String line) {
        view.say(line);
    }

    Instant now() {
        return clock.instant();
    }

    Watch watch(List<DemoMapping> mappings) {
        return new Watch(controlPlane, clock, mappings);
    }

    CdkCli.Ended run(CdkCommand command, Watch watch) throws IOException, InterruptedException {
        return run(command, watch::look);
    }

    void mustSucceed(CdkCommand command, Watch watch) throws IOException, InterruptedException {
        mustSucceed(command, run(command, watch::look));
    }

    /** While there are no mappings. */
    void mustSucceed(CdkCommand command) throws IOException, InterruptedException {
        mustSucceed(command, run(command, List::of));
    }

    private static void mustSucceed(CdkCommand command, CdkCli.Ended ended) {
        if (ended.status() != 0) {
            String lastLine = ended.output().strip().lines().reduce("", (earlier, later) -> later);
            throw new DemoFailure(
                    "%s ended with status %d: %s (%s)".formatted(command, ended.status(), lastLine, ended.log()));
        }
    }

    private CdkCli.Ended run(CdkCommand command, Supplier<List<Sighting>> mappings)
            throws IOException, InterruptedException {
        CdkCli.Ended ended = cli.run(command, took -> view.show(mappings.get(), "demo: " + command, took, now()));
        view.settle();
        return ended;
    }
}
