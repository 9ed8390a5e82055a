package io.github.eventsourcemappingcleanup.handler.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSenderTest {
    private static final ReplyTo REPLY_TO = new ReplyTo("https://signed?secret", "stack", "request", "Cleanup");
    private static final PutResult TAKEN = new PutResult.Taken();
    private static final PutResult REFUSED = new PutResult.Refused(403);
    private static final PutResult UNAVAILABLE = new PutResult.Unavailable("HTTP status 503");

    private final SimulatedTime time = new SimulatedTime();
    private final Deadline endOfRun = Deadline.in(time, Duration.ofMinutes(5));
    private final List<String> lines = new ArrayList<>();
    private Answer answer = new Answer.Succeeded("id");
    private int puts;

    @Test
    void send_whenUnavailableForAWhile_triesAgainUntilTaken() {
        send(UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, TAKEN);

        assertThat(puts).isEqualTo(4);
        assertThat(lines).last().asString().contains("\"event\":\"answered\"").contains("\"try\":4");
    }

    @Test
    void send_logsEachTry_andWhatWasAnswered() {
        answer = new Answer.Failed("id", "one is left");

        send(UNAVAILABLE, TAKEN);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"WARN\"", "\"answer not taken\"", "HTTP status 503", "\"try\":1");
        assertThat(lines.get(1)).contains("\"ERROR\"", "\"answered\"", "FAILED", "one is left", "\"try\":2");
    }

    @Test
    void send_whenUnavailableForEver_throwsSoThatLambdaRunsItAgain() {
        assertThatThrownBy(() -> send(forEver(UNAVAILABLE))).isInstanceOf(AnswerLost.class);

        assertThat(puts).isEqualTo(6);
    }

    @Test
    void send_whenRefused_triesOnceMoreAndThrows() {
        assertThatThrownBy(() -> send(forEver(REFUSED))).isInstanceOf(AnswerLost.class);

        assertThat(puts).isEqualTo(2);
    }

    @Test
    void send_whenTheRunEndsSoon_doesNotSleepPastIt() {
        time.sleep(Duration.ofMinutes(5).minusSeconds(3));

        assertThatThrownBy(() -> send(forEver(UNAVAILABLE))).isInstanceOf(AnswerLost.class);

        assertThat(endOfRun.passed()).isFalse();
    }

    @Test
    void send_whateverHappens_neitherLogsNorThrowsTheUrl() {
        assertThatThrownBy(() -> send(forEver(REFUSED))).hasMessageNotContaining("secret");

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("secret"));
    }

    private static PutResult[] forEver(PutResult result) {
        return Collections.nCopies(100, result).toArray(PutResult[]::new);
    }

    private void send(PutResult... results) {
        Deque<PutResult> script = new ArrayDeque<>(List.of(results));
        ResponsePut put = (url, body, left) -> {
            puts++;
            return script.removeFirst();
        };
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.5);
        new AnswerSender(put, backoff, new Log(lines::add, Map.of())).send(answer, REPLY_TO, endOfRun);
    }
}
