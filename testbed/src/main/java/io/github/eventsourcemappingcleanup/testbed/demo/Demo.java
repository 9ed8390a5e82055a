package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.Clients;
import io.github.eventsourcemappingcleanup.testbed.localcloud.LocalAccount;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Processes;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The demo from the start of the local cloud to the verdict: the example is deployed and destroyed, and either every mapping is
 * deleted, or one is stuck. The script {@code demo} sets up what this needs and runs it.
 */
public final class Demo {
    /** The shortest timeout that a cleanup may have. */
    private static final Duration STUCK_TIMEOUT = Duration.ofSeconds(30);

    private final boolean stuck;
    private final Workplace place;
    private final View view;
    private final InstantSource clock = InstantSource.system();

    private Demo(boolean stuck, Workplace place, View view) {
        this.stuck = stuck;
        this.place = place;
        this.view = view;
    }

    /** @param arguments the terminal's size, or an empty text if the output is no terminal; {@code --stuck} or nothing */
    public static void main(String[] arguments) throws IOException {
        Processes processes = new Processes(Duration.ofSeconds(2));
        View view = arguments[0].isEmpty() ? new View.Plain(System.out) : TerminalView.of(arguments[0]);
        // Ctrl-C runs this too: there is one way out.
        Thread end = new Thread(
                () -> {
                    try (processes) {
                        view.close();
                    }
                },
                "end");
        Runtime.getRuntime().addShutdownHook(end);
        Path checkout = Path.of("").toAbsolutePath();
        Workplace place = new Workplace(checkout, checkout.resolve(".demo"));
        System.exit(new Demo(List.of(arguments).contains("--stuck"), place, view).run());
    }

    private int run() throws IOException {
        try {
            Optional<String> fault = play();
            String rightEnd = stuck
                    ? "cdk destroy failed within the timeout, and its reason names the mapping that is left"
                    : "the selected mappings were deleted first, and those of the other function are untouched";
            view.say(fault.map(reason -> "demo: WRONG: " + reason).orElse("demo: OK: " + rightEnd));
            return fault.isPresent() ? 1 : 0;
        } catch (CdkCli.CommandFailed e) {
            view.say("demo: " + e.getMessage());
        } catch (IOException | InterruptedException | RuntimeException e) {
            Path log = place.log("demo");
            Files.writeString(log, e + "\n" + List.of(e.getStackTrace()));
            view.say("demo: failed unexpectedly: %s (%s)".formatted(e, log));
        }
        return 1;
    }

    /** Empty if what had to happen has happened; else what is wrong. */
    private Optional<String> play() throws IOException, InterruptedException {
        view.say("demo: starting the local cloud (one of its answers is given as AWS gives it: see --help)");
        LocalAccount account = LocalAccount.start(place, DeployedStack.NAME, clock);
        CdkCli cdk = new CdkCli(place, account.endpoint(), view);
        Clients clients = new Clients(account.endpoint());
        try (LambdaClient lambda = clients.lambda();
                CloudFormationClient cloudFormation = clients.cloudFormation()) {
            cdk.bootstrap();
            cdk.deploy(stuck ? List.of("-c", "timeoutSeconds=" + STUCK_TIMEOUT.toSeconds()) : List.of());
            DeployedStack stack = DeployedStack.deployed(cloudFormation);
            view.say("demo: creating event source mappings that the stack does not know");
            Mappings mappings = new Mappings(lambda, account.controlPlane(), clock);
            mappings.createOtherFunction();
            DemoMapping.Plan.all(stuck).forEach(plan -> mappings.create(plan, stack));
            CdkCli.Result destroy = cdk.destroy(mappings::look);
            Facts facts = new Facts(destroy, mappings.ask(), stack.deletionEvents(cloudFormation));
            facts.summary(clock.instant()).forEach(view::say);
            return stuck ? Verdict.ofStuckTeardown(facts, STUCK_TIMEOUT) : Verdict.ofTeardown(facts);
        }
    }
}
