package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.teardown.Crew.Step;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks Get about mappings, side by side, and notes what it says. */
final class Sights {
    private final MappingApi api;
    private final Watchlist watchlist;
    private final Deadline deadline;

    Sights(MappingApi api, Watchlist watchlist, Deadline deadline) {
        this.api = api;
        this.watchlist = watchlist;
        this.deadline = deadline;
    }

    /**
     * @param noted is told each outcome
     * @return whether there was time for all
     */
    boolean ask(Collection<Watched> about, Consumer<Outcome<Mapping>> noted) {
        return ask(about, Watched::uuid, (watched, outcome) -> {
            note(watched, outcome);
            noted.accept(outcome);
        });
    }

    /**
     * Of what nothing is known yet.
     *
     * @return whether there was time for all
     */
    boolean askFirst(Collection<String> uuids) {
        return ask(uuids, uuid -> uuid, this::noteFirst);
    }

    private <T> boolean ask(Collection<T> about, Function<T, String> uuid, BiConsumer<T, Outcome<Mapping>> learned) {
        Queue<T> waiting = new ArrayDeque<>(about);
        if (!waiting.isEmpty()) {
            new Crew(deadline, othersCall -> next(waiting, uuid, learned)).work(waiting.size());
        }
        return waiting.isEmpty();
    }

    private <T> Optional<Step> next(
            Queue<T> waiting, Function<T, String> uuid, BiConsumer<T, Outcome<Mapping>> learned) {
        return Optional.ofNullable(waiting.poll())
                .map(one -> new Step.Call(() -> {
                    Outcome<Mapping> outcome = api.get(uuid.apply(one));
                    return () -> learned.accept(one, outcome);
                }));
    }

    private void noteFirst(String uuid, Outcome<Mapping> outcome) {
        if (outcome instanceof Outcome.Answered<Mapping> answered) {
            watchlist.found(answered.value());
        } else if (!(outcome instanceof Outcome.Gone)) {
            note(watchlist.unseen(uuid), outcome);
        }
    }

    private void note(Watched watched, Outcome<Mapping> outcome) {
        boolean denied = watched.isSightDenied(outcome);
        if (outcome instanceof Outcome.Answered<Mapping> answered) {
            watched.seen(answered.value());
        } else if (outcome instanceof Outcome.Gone) {
            watchlist.gone(watched);
        } else if (outcome instanceof Outcome.Refused || denied) {
            watchlist.hidden(watched, outcome.why());
        } else {
            watchlist.waits(watched, outcome.why());
        }
    }
}
