package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** CloudFormation's response URL: what was put there, by whom, when. It takes one response after the other, as S3 does. */
final class ResponseUrl {
    /** As two recorded events have it. */
    private static final Instant VALID_UNTIL = SimulationScheduler.START.plus(Duration.ofSeconds(7200));

    /** The ways in which a PUT can end. */
    enum Reception {
        TAKEN(new ResponsePut.Result.Accepted()),
        UNAVAILABLE(new ResponsePut.Result.Unavailable("HTTP status 503")),
        REFUSED(new ResponsePut.Result.Refused(403)),
        /** Stored, and not said so. */
        ANSWER_LOST(new ResponsePut.Result.Unavailable("SocketException")),
        HANGING(new ResponsePut.Result.Unavailable("SocketTimeoutException"));

        private final ResponsePut.Result result;

        Reception(ResponsePut.Result result) {
            this.result = result;
        }

        ResponsePut.Result result() {
            return result;
        }
    }

    record Response(SimulatedRun run, Instant at, byte[] body) {
        /** Empty if the body is no JSON object. */
        Map<String, Object> fields() {
            try {
                return JSON.std.mapFrom(body);
            } catch (IOException e) {
                return Map.of();
            }
        }

        boolean isSuccess() {
            return "SUCCESS".equals(fields().get("Status"));
        }
    }

    final List<Response> responses = new ArrayList<>();
    private final Instant unavailableUntil;
    /** Of the PUTs at other times, so many go wrong, in one of three ways. */
    private final int faultPercent;

    private int refusalsLeft;
    private final SeededRandom random;
    private final Consumer<Response> cloudFormation;

    /** @param cloudFormation is told the first response that arrives: it takes no other */
    ResponseUrl(SeededRandom random, Consumer<Response> cloudFormation) {
        boolean isDown = random.percent(7);
        this.unavailableUntil = isDown ? SimulationScheduler.START.plus(random.seconds(0, 900)) : Instant.MIN;
        this.faultPercent = random.percent(15) ? random.between(5, 50) : 0;
        this.refusalsLeft = random.percent(5) ? 1 : 0;
        this.random = random.split();
        this.cloudFormation = cloudFormation;
    }

    Reception put(SimulatedRun run, byte[] body) {
        Reception reception = next(run.now());
        if (reception == Reception.TAKEN || reception == Reception.ANSWER_LOST) {
            Response response = new Response(run, run.now(), body);
            responses.add(response);
            if (responses.size() == 1) {
                cloudFormation.accept(response);
            }
        }
        return reception;
    }

    private Reception next(Instant now) {
        if (!now.isBefore(VALID_UNTIL)) {
            return Reception.REFUSED;
        }
        if (refusalsLeft > 0) {
            refusalsLeft--;
            return Reception.REFUSED;
        }
        if (now.isBefore(unavailableUntil)) {
            return Reception.UNAVAILABLE;
        }
        return random.percent(faultPercent)
                ? random.oneOf(Reception.UNAVAILABLE, Reception.ANSWER_LOST, Reception.HANGING)
                : Reception.TAKEN;
    }
}
