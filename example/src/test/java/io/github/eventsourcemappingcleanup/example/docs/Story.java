package io.github.eventsourcemappingcleanup.example.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.localcloud.LocalAccount;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Pages followed from top to bottom: their commands run in a shell, with the real CDK CLI and AWS CLI, in a local account. */
final class Story implements AutoCloseable {
    /** What a person at a terminal is asked is answered here, and the app is run without Maven. */
    private static final String CDK = """
            #!/usr/bin/env bash
            case $1 in
              init) more=(--generate-only) ;;
              bootstrap) cd "$TMPDIR" && more=(aws://000000000000/us-east-1) ;;
              deploy) more=(--app "$APP" --require-approval never) ;;
              destroy) more=(--app cdk.out --force) ;;
            esac
            exec "$CDK" "$@" "${more[@]}" --no-color --no-notices
            """;

    private final Path directory;
    private final LocalAccount account;
    private final Shell shell;
    private final Deque<Block> ahead = new ArrayDeque<>();

    private Story(Path directory, LocalAccount account, Shell shell) {
        this.directory = directory;
        this.account = account;
        this.shell = shell;
    }

    /**
     * @param stack the one that the pages are about
     * @param app the command that runs its app
     */
    static Story of(String stack, String app, Path directory) throws IOException, InterruptedException {
        Workplace place = new Workplace(Page.CHECKOUT, directory.resolve("account"));
        Files.createDirectories(place.scratch());
        Files.createDirectories(place.log("any").getParent());
        Path commands = Files.createDirectories(directory.resolve("bin"));
        Path cdk = Files.writeString(commands.resolve("cdk"), CDK);
        assertThat(cdk.toFile().setExecutable(true)).isTrue();
        LocalAccount account = LocalAccount.start(place, stack, InstantSource.system());
        // Whoever ends the tests ends the local cloud too.
        Runtime.getRuntime().addShutdownHook(new Thread(account::close));
        // All of it: nothing of the caller's AWS or CDK settings may have a say.
        Map<String, String> environment = Map.ofEntries(
                entry(
                        "PATH",
                        commands + ":" + Page.CHECKOUT.resolve(".tools/aws-cli/bin") + ":" + System.getenv("PATH")),
                entry("HOME", System.getenv("HOME")),
                entry("TMPDIR", place.scratch().toString()),
                entry("CDK", place.cdk().toString()),
                entry("APP", app),
                entry("CI", "true"),
                entry("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20"),
                entry("AWS_CONFIG_FILE", "/dev/null"),
                entry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
                entry("CDK_HOME", place.scratch().resolve("cdk-home").toString()),
                entry("AWS_ENDPOINT_URL", account.endpoint().toString()),
                entry("AWS_ACCESS_KEY_ID", "test"),
                entry("AWS_SECRET_ACCESS_KEY", "test"),
                entry("AWS_REGION", "us-east-1"),
                entry("AWS_DEFAULT_REGION", "us-east-1"),
                entry("AWS_EC2_METADATA_DISABLED", "true"),
                entry("CDK_DISABLE_CLI_TELEMETRY", "true"));
        return new Story(directory, account, new Shell(directory, environment));
    }

    /** Its blocks are ahead now. */
    void turnTo(List<Block> blocks) {
        assertThat(ahead).isEmpty();
        blocks.stream().filter(Block::isShell).forEach(ahead::add);
    }

    /** The next block, which has to succeed. */
    String next() throws IOException {
        return type(ahead.remove().text());
    }

    /** Something that is on no page. */
    String type(String commands) throws IOException {
        Shell.Said said = shell.run(commands);
        assertThat(said.failed()).as(commands + "\n" + said.text()).isZero();
        return said.text();
    }

    /** Something that has to fail. */
    String typeInVain(String commands) throws IOException {
        Shell.Said said = shell.run(commands);
        assertThat(said.failed()).as(said.text()).isPositive();
        return said.text();
    }

    void assertIsAtItsEnd() {
        assertThat(ahead).isEmpty();
    }

    Path directory() {
        return directory;
    }

    ControlPlane controlPlane() {
        return account.controlPlane();
    }

    List<String> uuids() {
        return controlPlane().mappings().stream().map(MappingView::uuid).toList();
    }

    @Override
    public void close() {
        shell.close();
        account.close();
    }
}
