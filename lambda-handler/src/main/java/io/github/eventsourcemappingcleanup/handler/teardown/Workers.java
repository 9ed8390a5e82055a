package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls concurrently, since a call takes longer than the rate limit leaves between two. What is known is read and
 * written under the lock of the workers, and nobody holds it while calling or sleeping.
 */
final class Workers {
    /** Enough for the rates of two services while a call takes up to a quarter of a second. */
    private static final int MOST = 8;

    /** What a worker does next. */
    sealed interface Step {
        record Pause(Duration duration) implements Step {}

        /** @param call gives what is to be recorded, under the lock */
        record Call(Supplier<Runnable> call) implements Step {}
    }

    /** What there is to do. */
    interface Plan {
        /**
         * Asked under the lock.
         *
         * @param othersCall whether calls are on their way, of which more work may come
         * @return empty if there is nothing to do
         */
        Optional<Step> next(boolean othersCall);
    }

    private final Deadline deadline;
    private final Plan plan;
    private int calling;
    private @Nullable Throwable thrown;

    /** @param deadline no step begins after it */
    Workers(Deadline deadline, Plan plan) {
        this.deadline = deadline;
        this.plan = plan;
    }

    /**
     * One call for each item.
     *
     * @param call gives what is to be recorded, under the lock
     * @return whether there was time for all
     */
    static <T> boolean callForEach(Collection<T> items, Deadline deadline, Function<T, Runnable> call) {
        Queue<T> waiting = new ArrayDeque<>(items);
        if (!waiting.isEmpty()) {
            new Workers(
                            deadline,
                            othersCall -> Optional.ofNullable(waiting.poll())
                                    .map(item -> new Step.Call(() -> call.apply(item))))
                    .work(waiting.size());
        }
        return waiting.isEmpty();
    }

    /** @param calls about how many there are to make: no more workers are needed */
    void work(int calls) {
        try {
            deadline.time().runConcurrently(Math.min(MOST, Math.max(1, calls)), this::workOn);
        } catch (RuntimeException | Error e) { // Not all could begin: those that did are to end.
            stop(e);
            throw e;
        }
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void workOn() {
        try {
            for (Optional<Step> step = next(); step.isPresent(); step = next()) {
                take(step.get());
            }
        } catch (Throwable e) { // Thrown again where the workers are waited for.
            stop(e);
        }
    }

    private void take(Step step) {
        if (step instanceof Step.Call call) {
            record(call.call().get());
        } else if (step instanceof Step.Pause pause) {
            deadline.sleep(pause.duration());
        }
    }

    private synchronized Optional<Step> next() {
        if (thrown != null || deadline.passed()) {
            return Optional.empty();
        }
        Optional<Step> step = plan.next(calling > 0);
        if (step.isPresent() && step.get() instanceof Step.Call) {
            calling++;
        }
        return step;
    }

    private synchronized void record(Runnable result) {
        calling--;
        result.run();
    }

    private synchronized void stop(Throwable cause) {
        thrown = cause;
    }
}
