package io.github.eventsourcemappingcleanup.testbed.aws;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it is from one call to the next: what never changes, and the states ahead of it.
 *
 * @param fixed the beginning of its JSON: all members but those that change with its state, so they are written once
 * @param before its states if nobody had deleted it; null until somebody does
 */
record Mapping(
        String uuid,
        String functionArn,
        @Nullable String eventSourceArn,
        String fixed,
        Life life,
        @Nullable Life before,
        Departure departure) {

    static final String DELETING = "Deleting";

    /**
     * How it leaves.
     *
     * @param lasts from its Delete until it is gone; null if the control plane says it
     * @param listedAfterwards how long the list still shows it when it is gone
     * @param isListed whether the list shows it in Deleting
     */
    record Departure(@Nullable Duration lasts, Duration listedAfterwards, boolean isListed) {
        static final Departure USUAL = new Departure(null, Duration.ZERO, true);

        Departure lasting(Duration time) {
            return new Departure(time, listedAfterwards, isListed);
        }
    }

    /** The states from one moment on, one after the other. After the last one it is gone. */
    record Life(Instant from, List<Phase> phases) {
        Life {
            phases = List.copyOf(phases);
        }

        /** Empty before the first phase and after the last. */
        Optional<StateSince> at(Instant moment) {
            Instant start = from;
            if (moment.isBefore(start)) {
                return Optional.empty();
            }
            for (Phase phase : phases) {
                Instant end = start.plus(phase.lasts());
                if (moment.isBefore(end)) {
                    return Optional.of(new StateSince(phase.state(), start));
                }
                start = end;
            }
            return Optional.empty();
        }

        /** From when on it is gone. */
        Instant end() {
            return phases.stream().map(Phase::lasts).reduce(from, Instant::plus, (one, other) -> other);
        }
    }

    record StateSince(String state, Instant since) {}

    Mapping living(Life next) {
        return with(next, null, departure);
    }

    Mapping deleted(Instant now, Duration lasts) {
        Life last = new Life(now, List.of(Phase.of(DELETING, lasts)));
        return with(last, before == null ? life : before, departure);
    }

    Mapping deletingFor(Duration time) {
        return with(life, before, departure.lasting(time));
    }

    private Mapping with(Life ahead, @Nullable Life undeleted, Departure how) {
        return new Mapping(uuid, functionArn, eventSourceArn, fixed, ahead, undeleted, how);
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

    /** As it goes over the wire in this state. */
    String json(StateSince now) {
        // "Last updated, or its state changed" (API reference); on the wire seconds with milliseconds.
        BigDecimal lastModified = BigDecimal.valueOf(now.since().toEpochMilli(), 3);
        return fixed + ",\"LastModified\":" + lastModified + ",\"State\":\"" + now.state() + "\"}";
    }
}
