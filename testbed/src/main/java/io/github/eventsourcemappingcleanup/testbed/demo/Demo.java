package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.controlplane.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The demo from the start of the local cloud to the verdict. The script {@code demo} sets up what it needs and runs it. */
public final class Demo {
    /** The shortest timeout that a cleanup may have. */
    private static final Duration STUCK_TIMEOUT = Duration.ofSeconds(30);

    private final boolean stuck;
    private final Workplace place;
    private final Processes processes;
    private final View view;
    private final InstantSource clock = InstantSource.system();

    private Demo(boolean stuck, Workplace place, Processes processes, View view) {
        this.stuck = stuck;
        this.place = place;
        this.processes = processes;
        this.view = view;
    }

    /** @param arguments the terminal's size, or nothing if the output is none; {@code --stuck} */
    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        Processes processes = new Processes(Duration.ofSeconds(2));
        View view = given.get(0).isEmpty() ? new PlainView(System.out) : TerminalView.of(given.get(0));
        // Also what Ctrl-C runs: the one way out.
        Thread end = new Thread(
                () -> {
                    try (processes) {
                        view.close();
                    }
                },
                "end");
        Runtime.getRuntime().addShutdownHook(end);
        Workplace place = new Workplace(Path.of("").toAbsolutePath());
        System.exit(new Demo(given.contains("--stuck"), place, processes, view).run());
    }

    private int run() throws IOException {
        try {
            Optional<String> fault = play();
            view.say(fault.map(reason -> "demo: WRONG: " + reason).orElseGet(() -> "demo: OK: " + rightEnd()));
            return fault.isPresent() ? 1 : 0;
        } catch (DemoFailure e) {
            view.say("demo: " + e.getMessage());
        } catch (IOException | InterruptedException | RuntimeException e) {
            Path log = place.log("demo");
            Files.writeString(log, e + "\n" + List.of(e.getStackTrace()));
            view.say("demo: failed unexpectedly: %s (%s)".formatted(e, log));
        }
        return 1;
    }

    private String rightEnd() {
        return stuck
                ? "cdk destroy failed within the timeout and named the mapping that does not go"
                : "the stack's mappings went first, the other function's are untouched";
    }

    private Optional<String> play() throws IOException, InterruptedException {
        view.say("demo: starting the local cloud");
        LocalAccount account = LocalAccount.start(place, processes, clock);
        Clients clients = new Clients(account.endpoint());
        CdkCli cli = new CdkCli(place, processes, account.endpoint());
        try (LambdaClient lambda = clients.lambda();
                CloudFormationClient cloudFormation = clients.cloudFormation()) {
            mustSucceed(cli, CdkCommand.bootstrap());
            mustSucceed(cli, stuck ? CdkCommand.deploy().withTimeout(STUCK_TIMEOUT) : CdkCommand.deploy());
            DeployedStack stack = DeployedStack.deployed(cloudFormation);
            Mappings mappings = new Mappings(lambda, stack);
            Watch watch = new Watch(account.controlPlane(), clock, make(mappings, account.controlPlane()));
            CdkCli.Ended destroy = run(cli, CdkCommand.destroy(), watch::look);
            Facts facts = new Facts(
                    destroy.status(),
                    destroy.output(),
                    mappings.lookAgain(watch.look(), clock.instant()),
                    stack.deletionEvents(cloudFormation));
            Summary.lines(facts, clock.instant()).forEach(view::say);
            return stuck ? Verdict.ofStuckTeardown(facts, STUCK_TIMEOUT) : Verdict.ofTeardown(facts);
        }
    }

    private List<DemoMapping> make(Mappings mappings, ControlPlane controlPlane) throws IOException {
        view.say("demo: making event source mappings behind the stack's back");
        mappings.createOtherFunction();
        List<DemoMapping> made = new ArrayList<>();
        for (Plan plan : Plan.all(stuck)) {
            DemoMapping mapping = mappings.create(plan);
            controlPlane.deletingFor(mapping.uuid(), plan.deleting());
            made.add(mapping);
        }
        return made;
    }

    private void mustSucceed(CdkCli cli, CdkCommand command) throws IOException, InterruptedException {
        CdkCli.Ended ended = run(cli, command, List::of);
        if (ended.status() != 0) {
            String lastLine = ended.output().strip().lines().reduce("", (earlier, later) -> later);
            throw new DemoFailure("%s ended with status %d: %s (%s)"
                    .formatted(command, ended.status(), lastLine, place.log("cdk-" + command.name())));
        }
    }

    private CdkCli.Ended run(CdkCli cli, CdkCommand command, Supplier<List<Sighting>> mappings)
            throws IOException, InterruptedException {
        CdkCli.Ended ended =
                cli.run(command, took -> view.show(mappings.get(), "demo: " + command, took, clock.instant()));
        view.settle();
        return ended;
    }
}
