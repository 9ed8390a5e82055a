package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.mappings.Deletion;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.scope.StackApi;
import io.github.eventsourcemappingcleanup.handler.teardown.Crew.Step;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One pass over what is left: asks whether a stack declares it, once for each mapping, and for its deletion if none does.
 * CloudFormation and Lambda have a pace each, and whichever may be called sooner is called, so that neither waits for the
 * other. For the same reason, what is answered "not yet" has another turn in this pass, as long as there are others that had
 * none.
 */
final class Removal {
    /** Whoever finds nothing to do yet looks again after so long. */
    private static final Duration SOON = Duration.ofMillis(50);
    /** Lambda has time for a look if CloudFormation keeps it waiting for so long. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private final MappingApi mappings;
    private final StackApi stacks;
    private final Watchlist watchlist;
    private final Deadline deadline;
    private final Lane questions;
    private final Lane deletions;

    /** @param pause before what is answered "not yet" has another turn */
    Removal(MappingApi mappings, StackApi stacks, Watchlist watchlist, Deadline deadline, Supplier<Duration> pause) {
        this.mappings = mappings;
        this.stacks = stacks;
        this.watchlist = watchlist;
        this.deadline = deadline;
        this.questions = new Lane(pause);
        this.deletions = new Lane(pause);
    }

    /** @param lookIsDue from then on, questions that keep Lambda waiting don't keep it from the next look */
    void run(Deadline lookIsDue) {
        List<Watched> all = new ArrayList<>(watchlist.all());
        Collections.reverse(all); // So that the next look begins with what was deleted last, and shows it in Deleting.
        all.stream()
                .filter(Watched::canBeDeleted)
                .forEach(watched -> (watchlist.isUndeclared(watched) ? deletions : questions).add(watched));
        // What is going already is waited for, unless a stack declares it.
        all.stream()
                .filter(Watched::isGoing)
                .filter(watched -> !watchlist.isUndeclared(watched))
                .forEach(questions::add);
        new Crew(deadline, othersCall -> next(othersCall, lookIsDue)).work(all.size());
    }

    private Optional<Step> next(boolean othersCall, Deadline lookIsDue) {
        if (!isGoingOn(lookIsDue)) { // Those that call may find something to do.
            return othersCall ? Optional.of(new Step.Pause(SOON)) : Optional.empty();
        }
        Instant question = questions.turn(stacks.nextTurn());
        Instant deletion = deletions.turn(mappings.nextTurn());
        boolean asks = question.isBefore(deletion);
        Duration pause = Duration.between(deadline.time().now(), asks ? question : deletion);
        if (pause.compareTo(Duration.ZERO) > 0) {
            return Optional.of(new Step.Pause(pause.compareTo(SOON) < 0 ? pause : SOON));
        }
        return Optional.of(new Step.Call(asks ? question(questions.take()) : deletion(deletions.take())));
    }

    private boolean isGoingOn(Deadline lookIsDue) {
        boolean lambdaIsIdle = questions.first().filter(Watched::canBeDeleted).isEmpty()
                || Duration.between(mappings.nextTurn(), stacks.nextTurn()).compareTo(IDLE) > 0;
        return deletions.hasWork(deadline.time().now())
                || (questions.first().isPresent() && !(lambdaIsIdle && lookIsDue.passed()));
    }

    private Supplier<Runnable> question(Watched watched) {
        return () -> {
            Outcome<String> outcome = stacks.declaringStack(watched.uuid());
            return () -> asked(watched, outcome);
        };
    }

    private void asked(Watched watched, Outcome<String> outcome) {
        boolean denialLasts = watched.isQuestionDenied(outcome);
        if (outcome instanceof Outcome.Answered<String> stack) {
            watchlist.declared(watched, stack.value());
        } else if (outcome instanceof Outcome.Gone) {
            watchlist.undeclared(watched);
            if (watched.canBeDeleted()) {
                deletions.add(watched);
            }
        } else if (watched.canBeDeleted() && (outcome instanceof Outcome.Refused || denialLasts)) {
            watchlist.refused(watched, outcome.why());
        } else {
            watchlist.waits(watched, outcome.why());
            questions.addAgain(watched, deadline.time().now());
        }
    }

    private Supplier<Runnable> deletion(Watched watched) {
        return () -> {
            Outcome<Deletion> outcome = mappings.delete(watched.uuid());
            if (outcome instanceof Outcome.Denied) {
                // What is gone may be answered with a denial, since its function can't be compared with the policy's
                // any more.
                Outcome<Mapping> sight = mappings.get(watched.uuid());
                return () -> denied(watched, outcome, sight);
            }
            return () -> deleted(watched, outcome);
        };
    }

    private void deleted(Watched watched, Outcome<Deletion> outcome) {
        watched.isDeletionDenied(outcome);
        if (outcome instanceof Outcome.Answered<Deletion> answered) {
            watchlist.deleted(watched, answered.value());
        } else if (outcome instanceof Outcome.Gone) {
            watchlist.gone(watched);
        } else if (outcome instanceof Outcome.Refused) {
            watchlist.refused(watched, outcome.why());
        } else {
            deleteAgain(watched, outcome.why());
        }
    }

    /** A denial is believed only if Get can tell that it is there, or will never tell. */
    private void denied(Watched watched, Outcome<Deletion> outcome, Outcome<Mapping> sight) {
        boolean lasts = watched.isDeletionDenied(outcome);
        boolean neverTells = watched.isSightDenied(sight) || sight instanceof Outcome.Refused;
        if (sight instanceof Outcome.Gone) {
            watchlist.gone(watched);
        } else if (lasts && (sight instanceof Outcome.Answered || neverTells)) {
            watchlist.refused(watched, outcome.why());
        } else {
            deleteAgain(watched, outcome.why());
        }
    }

    private void deleteAgain(Watched watched, String why) {
        watchlist.waits(watched, why);
        deletions.addAgain(watched, deadline.time().now());
    }
}
