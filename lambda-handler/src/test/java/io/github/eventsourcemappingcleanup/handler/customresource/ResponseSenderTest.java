package io.github.eventsourcemappingcleanup.handler.customresource;

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

class ResponseSenderTest {
    private static final ResponseTarget RESPONSE_TARGET =
            new ResponseTarget("https://signed?secret", "stack", "request", "Cleanup");
    private static final ResponsePut.Result ACCEPTED = new ResponsePut.Result.Accepted();
    private static final ResponsePut.Result REFUSED = new ResponsePut.Result.Refused(403);
    private static final ResponsePut.Result UNAVAILABLE = new ResponsePut.Result.Unavailable("HTTP status 503");

    private final SimulatedTime time = new SimulatedTime();
    private final Deadline endOfRun = Deadline.in(time, Duration.ofMinutes(5));
    private final List<String> lines = new ArrayList<>();
    private Response response = new Response.Succeeded("id");
    private int puts;

    @Test
    void send_whenUnavailableForAWhile_triesAgainUntilAccepted_andLogsEachTry() {
        response = new Response.Failed("id", "one is left");

        send(UNAVAILABLE, UNAVAILABLE, ACCEPTED);

        assertThat(puts).isEqualTo(3);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"WARN\"", "\"response not accepted\"", "HTTP status 503", "\"try\":1");
        assertThat(lines.get(1)).contains("\"response not accepted\"", "\"try\":2");
        assertThat(lines.get(2)).contains("\"ERROR\"", "\"answered\"", "FAILED", "one is left", "\"try\":3");
    }

    @Test
    void send_ofASuccess_isLogged() {
        send(ACCEPTED);

        assertThat(lines).singleElement().asString().contains("\"INFO\"", "\"answered\"", "SUCCESS", "\"try\":1");
    }

    @Test
    void send_whenUnavailableAlways_throwsSoThatLambdaRunsItAgain() {
        assertThatThrownBy(() -> send(always(UNAVAILABLE))).isInstanceOf(ResponseSender.ResponseNotDelivered.class);

        assertThat(puts).isEqualTo(6);
    }

    @Test
    void send_whenRefused_triesOnceMoreAndThrows_andNeitherLogsNorThrowsTheUrl() {
        assertThatThrownBy(() -> send(always(REFUSED)))
                .isInstanceOf(ResponseSender.ResponseNotDelivered.class)
                .hasMessageNotContaining("secret");

        assertThat(puts).isEqualTo(2);
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("secret"));
    }

    @Test
    void send_whenTheRunEndsSoon_doesNotSleepPastIt() {
        time.sleep(Duration.ofMinutes(5).minusSeconds(3));

        assertThatThrownBy(() -> send(always(UNAVAILABLE))).isInstanceOf(ResponseSender.ResponseNotDelivered.class);

        assertThat(endOfRun.passed()).isFalse();
    }

    private static ResponsePut.Result[] always(ResponsePut.Result result) {
        return Collections.nCopies(100, result).toArray(ResponsePut.Result[]::new);
    }

    private void send(ResponsePut.Result... results) {
        Deque<ResponsePut.Result> script = new ArrayDeque<>(List.of(results));
        ResponsePut put = (url, body, left) -> {
            puts++;
            return script.removeFirst();
        };
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.5);
        new ResponseSender(put, backoff, new Log(lines::add, Map.of())).send(response, RESPONSE_TARGET, endOfRun);
    }
}
