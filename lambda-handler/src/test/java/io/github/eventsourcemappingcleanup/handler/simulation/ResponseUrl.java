package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** CloudFormation's response URL: what was put there, by whom, when. It takes one answer after the other, as S3 does. */
final class ResponseUrl {
    /** As two recorded events have it. */
    static final Duration VALID_FOR = Duration.ofSeconds(7200);

    record Response(SimulatedRun run, Instant at, byte[] body) {}

    /**
     * @param unavailableUntil until then every PUT is answered with 503
     * @param percent of the PUTs that go wrong at other times, in one of three ways
     * @param refusals how many PUTs are answered with 403 first
     */
    record Faults(Instant unavailableUntil, int percent, int refusals) {}

    private final Faults faults;
    private final SeededRandom random;
    private final Instant validUntil;
    private final Consumer<Response> cloudFormation;
    private final List<Response> answers = new ArrayList<>();
    private int refused;

    /** @param cloudFormation is told the first answer that arrives: it takes no other */
    ResponseUrl(Faults faults, SeededRandom random, Instant sent, Consumer<Response> cloudFormation) {
        this.faults = faults;
        this.random = random;
        this.validUntil = sent.plus(VALID_FOR);
        this.cloudFormation = cloudFormation;
    }

    List<Response> answers() {
        return Collections.unmodifiableList(answers);
    }

    /** What happens to the next PUT. */
    Reception next(Instant now) {
        if (!now.isBefore(validUntil)) {
            return Reception.REFUSED;
        }
        if (refused < faults.refusals()) {
            refused++;
            return Reception.REFUSED;
        }
        if (now.isBefore(faults.unavailableUntil())) {
            return Reception.UNAVAILABLE;
        }
        return random.percent(faults.percent())
                ? random.oneOf(Reception.UNAVAILABLE, Reception.ANSWER_LOST, Reception.HANGING)
                : Reception.TAKEN;
    }

    void take(Response answer) {
        answers.add(answer);
        if (answers.size() == 1) {
            cloudFormation.accept(answer);
        }
    }

    /** The ways in which a PUT can end. */
    enum Reception {
        TAKEN,
        UNAVAILABLE,
        REFUSED,
        /** Stored, and not said so. */
        ANSWER_LOST,
        HANGING;

        boolean isStored() {
            return this == TAKEN || this == ANSWER_LOST;
        }

        ResponsePut.Result result() {
            return switch (this) {
                case TAKEN -> new ResponsePut.Result.Accepted();
                case REFUSED -> new ResponsePut.Result.Refused(403);
                case UNAVAILABLE -> new ResponsePut.Result.Unavailable("HTTP status 503");
                case ANSWER_LOST -> new ResponsePut.Result.Unavailable("SocketException");
                case HANGING -> new ResponsePut.Result.Unavailable("SocketTimeoutException");
            };
        }
    }
}
