package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Deletion;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.teardown.TrackedMapping.Status;
import io.github.eventsourcemappingcleanup.handler.teardown.Workers.Step;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One pass over what remains: asks which stack declares a mapping, each time before it asks for the deletion of what no stack
 * declares. CloudFormation learns a mapping's UUID late, so one in Creating is asked about when it has left that state.
 *
 * <p>Each service has a rate limit of its own, and the one that may be called sooner is called, so that neither waits for the
 * other. For the same reason, what is to be retried is retried in this pass, as long as there are others that no call was made
 * about yet.
 */
final class DeletionPass {
    /** After so long, a worker that finds nothing to do yet asks again. */
    private static final Duration SOON = Duration.ofMillis(50);
    /** Lambda has time for a scan if CloudFormation keeps it waiting for so long. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private final MappingApi mappings;
    private final StackApi stacks;
    private final MappingLedger ledger;
    private final Deadline deadline;
    private final WorkQueue questions;
    private final WorkQueue deletions;

    /** @param pause before a retry */
    DeletionPass(
            MappingApi mappings, StackApi stacks, MappingLedger ledger, Deadline deadline, Supplier<Duration> pause) {
        this.mappings = mappings;
        this.stacks = stacks;
        this.ledger = ledger;
        this.deadline = deadline;
        this.questions = new WorkQueue(pause);
        this.deletions = new WorkQueue(pause);
    }

    /** @param scanIsDue from then on, questions that keep Lambda waiting don't keep it from the next scan */
    void run(Deadline scanIsDue) {
        List<TrackedMapping> remaining = new ArrayList<>(ledger.remaining());
        Collections.reverse(remaining); // So the next scan begins with what was deleted last, and sees it in Deleting.
        remaining.stream().filter(TrackedMapping::isToBeSeen).forEach(deletions::add);
        remaining.stream().filter(TrackedMapping::isToBeAskedAbout).forEach(questions::add);
        // What is being deleted already is waited for, unless a stack declares it.
        remaining.stream()
                .filter(TrackedMapping::isBeingDeleted)
                .filter(mapping -> mapping.status() != Status.UNDECLARED)
                .forEach(questions::add);
        new Workers(deadline, othersCall -> next(othersCall, scanIsDue)).work(remaining.size());
    }

    private Optional<Step> next(boolean othersCall, Deadline scanIsDue) {
        if (!isGoingOn(scanIsDue)) { // Those that call may find something to do.
            return othersCall ? Optional.of(new Step.Pause(SOON)) : Optional.empty();
        }
        Instant question = questions.nextCallAt(stacks.nextCallAt());
        Instant deletion = deletions.nextCallAt(mappings.nextCallAt());
        boolean asks = question.isBefore(deletion);
        Duration pause = Duration.between(deadline.time().now(), asks ? question : deletion);
        if (pause.compareTo(Duration.ZERO) > 0) {
            return Optional.of(new Step.Pause(pause.compareTo(SOON) < 0 ? pause : SOON));
        }
        return Optional.of(new Step.Call(asks ? question(questions.take()) : deletionOrGet(deletions.take())));
    }

    private boolean isGoingOn(Deadline scanIsDue) {
        boolean lambdaIsIdle =
                questions.peekFirst().filter(TrackedMapping::isToBeDeleted).isEmpty()
                        || Duration.between(mappings.nextCallAt(), stacks.nextCallAt())
                                        .compareTo(IDLE)
                                > 0;
        return deletions.hasWork(deadline.time().now())
                || (questions.peekFirst().isPresent() && !(lambdaIsIdle && scanIsDue.passed()));
    }

    private Supplier<Runnable> question(TrackedMapping mapping) {
        return () -> {
            CallResult<String> owner = stacks.declaringStack(mapping.uuid());
            return () -> recordOwner(mapping, owner);
        };
    }

    private void recordOwner(TrackedMapping mapping, CallResult<String> owner) {
        ledger.recordOwner(mapping, owner);
        boolean isAnswered = owner instanceof CallResult.NotFound || owner instanceof CallResult.Answered;
        if (!isAnswered && mapping.isRemaining() && mapping.status() != Status.REJECTED) {
            questions.addRetry(mapping, deadline.time().now());
        } else if (mapping.status() == Status.UNDECLARED && mapping.isToBeDeleted()) {
            deletions.add(mapping);
        }
    }

    private Supplier<Runnable> deletionOrGet(TrackedMapping mapping) {
        return mapping.isToBeSeen() ? get(mapping) : deletion(mapping);
    }

    private Supplier<Runnable> get(TrackedMapping mapping) {
        return () -> {
            CallResult<Mapping> get = mappings.get(mapping.uuid());
            return () -> {
                ledger.recordGet(mapping, get);
                if (mapping.isToBeSeen()) {
                    deletions.addRetry(mapping, deadline.time().now());
                } else if (mapping.isToBeAskedAbout()) {
                    questions.add(mapping);
                }
            };
        };
    }

    private Supplier<Runnable> deletion(TrackedMapping mapping) {
        return () -> {
            CallResult<Deletion> deletion = mappings.delete(mapping.uuid());
            if (deletion instanceof CallResult.AccessDenied) {
                // A mapping that is gone may be answered with a denial: there is no function to compare with the
                // policy's.
                CallResult<Mapping> get = mappings.get(mapping.uuid());
                return () -> recordDeletion(mapping, () -> ledger.recordDeniedDelete(mapping, deletion, get));
            }
            return () -> recordDeletion(mapping, () -> ledger.recordDelete(mapping, deletion));
        };
    }

    private void recordDeletion(TrackedMapping mapping, Runnable result) {
        result.run();
        if (mapping.isToBeDeleted()) { // A stack may have come to declare it meanwhile.
            questions.addRetry(mapping, deadline.time().now());
        }
    }
}
