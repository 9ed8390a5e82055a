package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.mappings.Deletion;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.scope.StackApi;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * One pass over what is left: asks whether a stack declares it, once for each mapping, and for its deletion if none does.
 * Side by side in one thread: CloudFormation and Lambda have a pace each, and whichever may be called sooner is called,
 * so that neither waits for the other. For the same reason, what is answered "not yet" has another turn in this pass, as
 * long as there are others that had none.
 */
final class Removal {
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
        List<Watched> all = watchlist.all();
        all.stream()
                .filter(Watched::canBeDeleted)
                .forEach(watched -> (watchlist.isUndeclared(watched) ? deletions : questions).add(watched));
        // What is going already is waited for, unless a stack declares it.
        all.stream()
                .filter(Watched::isGoing)
                .filter(watched -> !watchlist.isUndeclared(watched))
                .forEach(questions::add);
        while (!deadline.passed() && isGoingOn(lookIsDue)) {
            Instant question = questions.turn(stacks.nextTurn());
            Instant deletion = deletions.turn(mappings.nextTurn());
            if (question.isBefore(deletion)) {
                sleepUntil(question);
                ask(questions.take());
            } else {
                sleepUntil(deletion);
                delete(deletions.take());
            }
        }
    }

    private boolean isGoingOn(Deadline lookIsDue) {
        boolean lambdaIsIdle = questions.first().filter(Watched::canBeDeleted).isEmpty()
                || Duration.between(mappings.nextTurn(), stacks.nextTurn()).compareTo(IDLE) > 0;
        return deletions.first().isPresent()
                || (questions.first().isPresent() && !(lambdaIsIdle && lookIsDue.passed()));
    }

    private void sleepUntil(Instant turn) {
        Instant now = deadline.time().now();
        if (turn.isAfter(now)) {
            deadline.sleep(Duration.between(now, turn));
        }
    }

    private void ask(Watched watched) {
        Outcome<String> outcome = stacks.declaringStack(watched.uuid());
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

    private void delete(Watched watched) {
        Outcome<Deletion> outcome = mappings.delete(watched.uuid());
        boolean denialLasts = watched.isDeletionDenied(outcome);
        if (outcome instanceof Outcome.Answered<Deletion> answered) {
            watchlist.deleted(watched, answered.value());
        } else if (outcome instanceof Outcome.Gone) {
            watchlist.gone(watched);
        } else if (outcome instanceof Outcome.Refused) {
            watchlist.refused(watched, outcome.why());
        } else if (outcome instanceof Outcome.Denied) {
            denied(watched, outcome.why(), denialLasts);
        } else {
            deleteAgain(watched, outcome.why());
        }
    }

    /**
     * What is gone may be answered with a denial, since its function can't be compared with the policy's any more. So a
     * denial is believed only if Get can tell that it is there, or will never tell.
     */
    private void denied(Watched watched, String why, boolean lasts) {
        Outcome<Mapping> sight = mappings.get(watched.uuid());
        boolean neverTells = watched.isSightDenied(sight) || sight instanceof Outcome.Refused;
        if (sight instanceof Outcome.Gone) {
            watchlist.gone(watched);
        } else if (lasts && (sight instanceof Outcome.Answered || neverTells)) {
            watchlist.refused(watched, why);
        } else {
            deleteAgain(watched, why);
        }
    }

    private void deleteAgain(Watched watched, String why) {
        watchlist.waits(watched, why);
        deletions.addAgain(watched, deadline.time().now());
    }
}
