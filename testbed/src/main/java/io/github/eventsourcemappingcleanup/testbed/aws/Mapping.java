package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it is from one call to the next: what never changes, and the states ahead of it.
 *
 * @param before its states if nobody had deleted it; null until somebody does
 */
record Mapping(
        String uuid, Members fixed, Life life, @Nullable Life before, Departure departure) {

    /**
     * How it leaves.
     *
     * @param lasts from its Delete until it is gone; null if the control plane says it
     * @param listedAfterwards how long the list still shows it when it is gone
     * @param isListed whether the list shows it in Deleting
     */
    record Departure(@Nullable Duration lasts, Duration listedAfterwards, boolean isListed) {

        static final Departure USUAL = new Departure(null, Duration.ZERO, true);
    }

    static final String DELETING = "Deleting";

    String functionArn() {
        return (String) requireNonNull(fixed.values().get("FunctionArn"));
    }

    @Nullable
    String eventSourceArn() {
        return (String) fixed.values().get("EventSourceArn");
    }

    Mapping living(Life next) {
        return new Mapping(uuid, fixed, next, null, departure);
    }

    Mapping deleted(Instant now, Duration lasts) {
        return new Mapping(
                uuid,
                fixed,
                new Life(now, List.of(Phase.of(DELETING, lasts))),
                before == null ? life : before,
                departure);
    }

    Mapping deletingFor(Duration time) {
        return new Mapping(
                uuid, fixed, life, before, new Departure(time, departure.listedAfterwards(), departure.isListed()));
    }

    /** What the list says of it. */
    Optional<MappingView> listedAt(Instant moment, boolean asBefore) {
        Instant gone = life.end();
        boolean isStillListed = !moment.isBefore(gone) && moment.isBefore(gone.plus(departure.listedAfterwards()));
        return at(isStillListed ? gone.minusNanos(1) : moment)
                .filter(view -> departure.isListed() || !view.state().equals(DELETING))
                .map(view -> asBefore && before != null
                        ? new MappingView(this, before.at(moment).orElseThrow())
                        : view);
    }

    Optional<MappingView> at(Instant moment) {
        return life.at(moment).map(now -> new MappingView(this, now));
    }
}
