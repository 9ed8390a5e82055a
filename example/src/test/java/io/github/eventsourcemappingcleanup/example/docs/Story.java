package io.github.eventsourcemappingcleanup.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.localcloud.LocalAccount;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Workplace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
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
        // If the tests are ended, so is the local cloud.
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

    /** A bash that is given one block of commands after the other, as a person would type them. */
    private static final class Shell implements AutoCloseable {
        private static final String END = "-- end of block, ";

        private final Path directory;
        private final Process process;
        private final PrintStream input;
        private final BufferedReader output;

        /** @param environment all of it */
        Shell(Path directory, Map<String, String> environment) throws IOException {
            this.directory = directory;
            ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "--noprofile")
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.start();
            input = new PrintStream(process.getOutputStream(), true, UTF_8);
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        }

        /** @param failed how many of its commands did not succeed */
        record Said(int failed, String text) {}

        Said run(String commands) throws IOException {
            Path block = Files.writeString(directory.resolve(".block"), commands);
            input.println("failed=0; trap 'failed=$((failed + 1))' ERR; . " + block
                    + " </dev/null; trap - ERR; echo; echo '" + END + "'$failed");
            StringBuilder text = new StringBuilder();
            String line = line();
            while (!line.startsWith(END)) {
                text.append(line).append('\n');
                line = line();
            }
            return new Said(Integer.parseInt(line.substring(END.length())), text.toString());
        }

        private String line() throws IOException {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the shell has ended");
            }
            return line;
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
