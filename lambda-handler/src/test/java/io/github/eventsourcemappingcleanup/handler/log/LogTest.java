package io.github.eventsourcemappingcleanup.handler.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void info_isOneJsonLineWithTheFieldsOfTheRun() {
        new Log(lines::add, Map.of("requestId", "r"))
                .with(Map.of("stackId", "s"))
                .info("gone", Map.of("why", "line\nbreak \"and\" quotes"));

        assertThat(lines)
                .containsExactly("{\"level\":\"INFO\",\"event\":\"gone\",\"why\":\"line\\nbreak \\\"and\\\" quotes\","
                        + "\"requestId\":\"r\",\"stackId\":\"s\"}\n");
    }

    @Test
    void warn_leavesOutWhatIsEmpty() {
        new Log(lines::add, Map.of()).warn("waiting", Map.of("awsRequestId", ""));

        assertThat(lines).containsExactly("{\"level\":\"WARN\",\"event\":\"waiting\"}\n");
    }
}
