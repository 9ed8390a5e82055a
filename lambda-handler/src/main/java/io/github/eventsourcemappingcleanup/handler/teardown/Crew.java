package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Workers side by side, since a call takes longer than the pace leaves between two. All that is known belongs to whoever
 * holds the crew's lock, and nobody holds it while calling or sleeping.
 */
final class Crew {
    /** Enough for the paces of two services while a call takes up to a quarter of a second. */
    private static final int MOST = 8;

    /** What a worker does next. */
    sealed interface Step {
        record Pause(Duration duration) implements Step {}

        /** @param make gives what is learned of it, to be taken in under the lock */
        record Call(Supplier<Runnable> make) implements Step {}
    }

    /** To be asked and told under the lock. */
    interface Plan {
        /** @param othersCall whether calls are on their way, of which more work may come; empty if there is nothing to do */
        Optional<Step> next(boolean othersCall);
    }

    private final Deadline deadline;
    private final Plan plan;
    private int calling;
    private @Nullable Throwable broken;

    /** @param deadline no step begins after it */
    Crew(Deadline deadline, Plan plan) {
        this.deadline = deadline;
        this.plan = plan;
    }

    /** @param pieces of work, about: no more workers are needed */
    void work(int pieces) {
        try {
            deadline.time().sideBySide(Math.min(MOST, Math.max(1, pieces)), this::workOn);
        } catch (RuntimeException | Error e) { // Not all could begin: those that did are to end.
            breaks(e);
            throw e;
        }
        if (broken instanceof Error error) {
            throw error;
        } else if (broken instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void workOn() {
        try {
            for (Optional<Step> step = next(); step.isPresent(); step = next()) {
                take(step.get());
            }
        } catch (Throwable e) { // Thrown again by whoever waits for the workers.
            breaks(e);
        }
    }

    private void take(Step step) {
        if (step instanceof Step.Call call) {
            learn(call.make().get());
        } else if (step instanceof Step.Pause pause) {
            deadline.sleep(pause.duration());
        }
    }

    private synchronized Optional<Step> next() {
        if (broken != null || deadline.passed()) {
            return Optional.empty();
        }
        Optional<Step> step = plan.next(calling > 0);
        if (step.isPresent() && step.get() instanceof Step.Call) {
            calling++;
        }
        return step;
    }

    private synchronized void learn(Runnable learned) {
        calling--;
        learned.run();
    }

    private synchronized void breaks(Throwable e) {
        broken = e;
    }
}
