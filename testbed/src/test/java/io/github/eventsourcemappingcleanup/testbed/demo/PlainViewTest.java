package io.github.eventsourcemappingcleanup.testbed.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainViewTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final View view = new View.Plain(new PrintStream(printed, true, UTF_8));
    private final DemoMapping mapping = DemoMapping.first(
            new DemoMapping.Plan("QueueArn", "FunctionName", true, Duration.ZERO, "gone"), "uuid", "Enabled", START);

    @Test
    void show_appendsALineOnlyWhenAStateChanges() {
        show(mapping, 1);
        show(mapping, 2);
        show(mapping.next("Deleting", START.plusSeconds(3)), 3);

        assertThat(printed.toString(UTF_8).lines())
                .containsExactly(
                        "cdk destroy",
                        "    1.0 s  Queue        -> Function        Enabled",
                        "    3.0 s  Queue        -> Function        Deleting");
    }

    @Test
    void close_endsAllTalk() {
        view.close();
        view.say("too late");
        show(mapping, 1);

        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    private void show(DemoMapping shown, int second) {
        view.show(List.of(shown), "cdk destroy", START, START.plusSeconds(second));
    }
}
