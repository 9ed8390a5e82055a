package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mapping and its whole life: its states are a matter of time, and a deletion of how long it lasts. */
final class SimulatedMapping {
    static final String DELETING = "Deleting";

    /** What it is from the beginning. */
    record Birth(
            String uuid,
            FunctionName function,
            @Nullable SourceName source,
            String stateTransitionReason,
            Declaration declaration,
            Instant at) {}

    /**
     * How it takes its deletion.
     *
     * @param isLeftOut whether the list does not have it from then on
     */
    record Departure(
            Duration lasts, boolean forEver, Duration listedAfterwards, boolean isLeftOut, Fault refusalWhenBusy) {}

    private final Birth birth;
    private final Departure departure;
    private String rest;
    private String transition = "";
    private Instant transitionEnds = Instant.MIN;
    private Instant deletionBegan = Instant.MAX;
    private Instant goneAt = Instant.MAX;

    SimulatedMapping(Birth birth, Departure departure, String rest) {
        this.birth = birth;
        this.departure = departure;
        this.rest = rest;
    }

    String uuid() {
        return birth.uuid();
    }

    FunctionName function() {
        return birth.function();
    }

    @Nullable
    SourceName source() {
        return birth.source();
    }

    /** It is left to that stack. */
    boolean isDeclared() {
        return birth.declaration() == Declaration.BY_A_STACK;
    }

    Birth birth() {
        return birth;
    }

    Departure departure() {
        return departure;
    }

    boolean exists(Instant now) {
        return !now.isBefore(birth.at()) && now.isBefore(goneAt);
    }

    boolean isBusy(Instant now) {
        return now.isBefore(transitionEnds);
    }

    boolean isDeleting(Instant now) {
        return !now.isBefore(deletionBegan) && exists(now);
    }

    /** Far in the future if nobody has asked for its deletion. */
    Instant goneAt() {
        return goneAt;
    }

    Instant transitionEnds() {
        return transitionEnds;
    }

    String state(Instant now) {
        if (!now.isBefore(deletionBegan)) {
            return DELETING;
        }
        return stateBeforeDeletion(now);
    }

    String stateBeforeDeletion(Instant now) {
        return isBusy(now) ? transition : rest;
    }

    /** It is in transition until then, and at rest in another state afterwards. */
    void changes(String during, Instant until, String afterwards) {
        transition = during;
        transitionEnds = until;
        rest = afterwards;
    }

    void beginsDeletion(Instant now) {
        deletionBegan = now;
        goneAt = departure.forEver() ? Instant.MAX : now.plus(departure.lasts());
    }

    boolean isListed(Instant now) {
        return !now.isBefore(birth.at())
                && (goneAt.equals(Instant.MAX) || now.isBefore(goneAt.plus(departure.listedAfterwards())));
    }
}
