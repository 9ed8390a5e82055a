package io.github.eventsourcemappingcleanup.testbed.demo;

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

/** The demo from the start of the local cloud to the verdict. The script {@code demo} sets up what it needs and runs it. */
public final class Demo {
    private final Story story;
    private final Workplace place;
    private final View view;
    private final InstantSource clock = InstantSource.system();

    private Demo(Story story, Workplace place, View view) {
        this.story = story;
        this.place = place;
        this.view = view;
    }

    /** @param arguments the terminal's size, or nothing if the output is none; {@code --stuck} or {@code --live-update} */
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
        Path checkout = Path.of("").toAbsolutePath();
        Workplace place = new Workplace(checkout, checkout.resolve(".demo"));
        System.exit(new Demo(story(given), place, view).run());
    }

    private static Story story(List<String> arguments) {
        return arguments.contains("--live-update")
                ? new LiveUpdateStory()
                : new TeardownStory(arguments.contains("--stuck"));
    }

    private int run() throws IOException {
        try {
            Optional<String> fault = play();
            view.say(fault.map(reason -> "demo: WRONG: " + reason).orElseGet(() -> "demo: OK: " + story.rightEnd()));
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

    private Optional<String> play() throws IOException, InterruptedException {
        view.say("demo: starting the local cloud (where its CloudFormation differs, AWS's answers are given: --help)");
        LocalAccount account = LocalAccount.start(place, DeployedStack.NAME, clock);
        CdkCli cli = new CdkCli(place, account.endpoint());
        Operator operator = new Operator(cli, account.controlPlane(), view, clock);
        operator.mustSucceed(CdkCommand.bootstrap());
        return story.play(account, operator);
    }
}
