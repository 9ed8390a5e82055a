package io.github.eventsourcemappingcleanup.handler.mappings;

import io.github.eventsourcemappingcleanup.handler.aws.Lambda;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.aws.Pace;
import io.github.eventsourcemappingcleanup.handler.aws.PacedCalls;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Instant;
import java.util.Map;

/** The three operations on event source mappings that a teardown needs: one paced call each, never repeated in here. */
public final class MappingApi {
    private static final int PAGE = 100;

    private final Lambda lambda;
    private final PacedCalls calls;

    /** @param deadline no call begins after it */
    public MappingApi(Lambda lambda, Pace pace, Deadline deadline) {
        this.lambda = lambda;
        this.calls = new PacedCalls(pace, deadline);
    }

    /**
     * One page of all mappings of the account and Region. The filter by function is not used: it leaves out the
     * mappings of aliases and versions.
     *
     * @param marker from the page before; empty for the first page
     */
    public Outcome<Page> page(String marker) {
        Outcome<Page> outcome = calls.call(
                "lambda:ListEventSourceMappings",
                () -> Page.of(lambda.listEventSourceMappings(PAGE, marker))
                        .<Outcome<Page>>map(Outcome.Answered::new)
                        .orElseGet(() -> new Outcome.NotYet<>("ListEventSourceMappings answered without its list")));
        // A list of nothing is an answer; a list that is "not found" says nothing about mappings.
        return outcome instanceof Outcome.Gone ? new Outcome.NotYet<>("the list was not found") : outcome;
    }

    public Outcome<Mapping> get(String uuid) {
        return calls.call(
                "lambda:GetEventSourceMapping",
                () -> new Outcome.Answered<>(Mapping.of(lambda.getEventSourceMapping(uuid))));
    }

    public Outcome<Deletion> delete(String uuid) {
        return calls.call("lambda:DeleteEventSourceMapping", () -> {
            Map<?, ?> configuration = lambda.deleteEventSourceMapping(uuid);
            return new Outcome.Answered<>(new Deletion(Mapping.of(configuration), configuration));
        });
    }

    /** When the next call may begin, without waiting. */
    public Instant nextTurn() {
        return calls.nextTurn();
    }
}
