package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path directory;

    private final Processes processes = new Processes(Duration.ofSeconds(1));

    @Test
    void close_endsAProcessAndWhatItStarted() throws Exception {
        Process parent = start("sleep 1000 & wait");
        ProcessHandle child = childOf(parent);

        processes.close();

        assertThat(parent.isAlive()).isFalse();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void close_endsWhatItsParentLeftBehind() throws Exception {
        Process parent = start("sleep 1000 & wait");
        ProcessHandle child = childOf(parent);
        processes.look();
        parent.destroyForcibly().waitFor();
        assertThat(child.isAlive()).isTrue();

        processes.close();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void close_killsWhatDoesNotListen() throws Exception {
        Process deaf = start("trap '' TERM; echo ready; while true; do sleep 0.1; done");
        while (Files.size(directory.resolve("log")) == 0) {
            Thread.onSpinWait();
        }

        processes.close();

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void start_givesExactlyTheEnvironment() throws Exception {
        Process process =
                Processes.start(List.of("/usr/bin/env"), directory, Map.of("ONLY", "this"), directory.resolve("log"));
        process.waitFor();

        assertThat(directory.resolve("log")).hasContent("ONLY=this");
        processes.close();
    }

    private Process start(String script) throws IOException {
        return Processes.start(
                List.of("bash", "-c", script),
                directory,
                Map.of("PATH", System.getenv("PATH")),
                directory.resolve("log"));
    }

    private static ProcessHandle childOf(Process parent) {
        CompletableFuture<ProcessHandle> child = new CompletableFuture<>();
        while (!child.isDone()) {
            parent.children().findFirst().ifPresent(child::complete);
        }
        return child.join();
    }
}
