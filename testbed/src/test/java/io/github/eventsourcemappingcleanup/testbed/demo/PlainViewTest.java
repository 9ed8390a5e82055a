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
    private final PlainView view = new PlainView(new PrintStream(printed, true, UTF_8));
    private final Sighting seen =
            Sighting.first(new DemoMapping("uuid", "Queue", "Function", Fate.GOES), "Enabled", START);

    @Test
    void show_appendsALineOnlyWhenAStateChanges() {
        show(seen, 1);
        show(seen, 2);
        show(seen.next("Deleting", START.plusSeconds(3)), 3);

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
        show(seen, 1);

        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    private void show(Sighting sighting, int second) {
        view.show(List.of(sighting), "cdk destroy", Duration.ofSeconds(second), START.plusSeconds(second));
    }
}
