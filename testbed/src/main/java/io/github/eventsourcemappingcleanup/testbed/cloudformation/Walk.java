package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes the nodes of a graph in order: each as soon as all that it waits for is done, side by side with what is still
 * in progress. What waits for a node that failed is never begun. All of it happens on the calling thread.
 */
final class Walk<N> {
    /**
     * @param outcome how it will end
     * @param end what to make of that
     */
    record Step(CompletableFuture<ResourceOutcome> outcome, Function<ResourceOutcome, End> end) {
        static Step done() {
            return new Step(
                    CompletableFuture.completedFuture(new ResourceOutcome.Succeeded("", Map.of())),
                    outcome -> End.DONE);
        }
    }

    enum End {
        DONE,
        FAILED,
        AGAIN
    }

    private final Map<N, Set<N>> waitsFor;
    private final Predicate<N> first;
    private final Set<N> waiting;
    private final Map<N, Step> running = new LinkedHashMap<>();
    private final Set<N> done = new LinkedHashSet<>();
    private final Set<N> failed = new LinkedHashSet<>();

    /** @param first who is begun before others, if both can be */
    Walk(Map<N, Set<N>> waitsFor, Predicate<N> first) {
        this.waitsFor = waitsFor;
        this.first = first;
        this.waiting = new LinkedHashSet<>(waitsFor.keySet());
    }

    /** Until nothing can be begun any more and nothing is in progress. */
    void toTheEnd(Function<N, Step> begin) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = goOn(begin);
        }
    }

    /** The same, or until the first one fails: others may be in progress then. */
    void untilOneFails(Function<N, Step> begin) {
        boolean goesOn = true;
        while (goesOn && failed.isEmpty()) {
            goesOn = goOn(begin);
        }
    }

    Set<N> inProgress() {
        return running.keySet();
    }

    boolean hasFailed() {
        return !failed.isEmpty();
    }

    private boolean goOn(Function<N, Step> begin) {
        Optional<N> next = next();
        if (next.isEmpty() && running.isEmpty()) {
            return false;
        }
        if (next.isPresent()) {
            waiting.remove(next.get());
            running.put(next.get(), begin.apply(next.get()));
        } else {
            CompletableFuture.anyOf(running.values().stream().map(Step::outcome).toArray(CompletableFuture[]::new))
                    .join();
        }
        new LinkedHashMap<>(running).forEach(this::endIfDone);
        return true;
    }

    private Optional<N> next() {
        return Optional.<N>empty().or(() -> ready().filter(first).findFirst()).or(() -> ready().findFirst());
    }

    private Stream<N> ready() {
        return waiting.stream().filter(node -> done.containsAll(waitsFor.get(node)));
    }

    private void endIfDone(N node, Step step) {
        if (!step.outcome().isDone()) {
            return;
        }
        running.remove(node);
        switch (step.end().apply(step.outcome().join())) {
            case DONE -> done.add(node);
            case FAILED -> failed.add(node);
            case AGAIN -> waiting.add(node);
        }
    }
}
