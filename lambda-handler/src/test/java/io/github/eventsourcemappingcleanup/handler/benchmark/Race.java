package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One contender in one cell, from the beginning to the end of its last worker. Somebody else calls the Lambda control plane
 * evenly meanwhile, and does not try again.
 */
final class Race {
    private final Cell cell;
    private final SimulationScheduler scheduler;
    private final Account account;
    private int running;
    private int gaveUp;
    private int left;
    private int othersCalls;
    private int othersThrottled;
    private Instant end = SimulationScheduler.START;

    private Race(Cell cell, long seed, Executor threads) {
        this.cell = cell;
        this.scheduler = new SimulationScheduler(threads);
        this.account = new Account(scheduler, cell, seed);
    }

    /** @param threads as many as are wanted: workers wait for each other */
    static Result run(Contender contender, Cell cell, long seed, Executor threads) {
        return new Race(cell, seed, threads).run(contender);
    }

    private Result run(Contender contender) {
        if (cell.others() > 0) {
            callOfOthers(SimulationScheduler.START, Duration.ofSeconds(1).dividedBy(cell.others()));
        }
        for (Runnable worker : contender.workers(account)) {
            running++;
            scheduler.startAt(SimulationScheduler.START, () -> run(worker));
        }
        scheduler.goThrough();
        return new Result(
                cell,
                contender.title(),
                gaveUp,
                Duration.between(SimulationScheduler.START, end).toMillis() / 1000.0,
                account.calls(),
                account.throttled(),
                account.questions(),
                left,
                account.touched(cell),
                othersCalls,
                othersThrottled);
    }

    private void run(Runnable worker) {
        try {
            worker.run();
        } catch (SdkException | Contender.GaveUp e) {
            gaveUp++;
        }
        running--;
        if (running == 0) {
            end = scheduler.now();
            left = account.selectedUuids().size();
        }
    }

    /** And so on until the end of the race. */
    private void callOfOthers(Instant when, Duration interval) {
        scheduler.at(when, () -> {
            if (running > 0) {
                othersCalls++;
                othersThrottled += account.letsThrough() ? 0 : 1;
                callOfOthers(when.plus(interval), interval);
            }
        });
    }

    /**
     * What one contender came to in one cell.
     *
     * @param contender its title
     * @param gaveUp workers that did
     * @param seconds to the end of the last worker
     * @param calls to the Lambda control plane
     * @param throttled of them
     * @param questions to CloudFormation
     * @param left selected mappings that are still there in the end
     * @param touched others that are not as they were
     * @param othersCalls of somebody else
     * @param othersThrottled of them
     */
    record Result(
            Cell cell,
            String contender,
            int gaveUp,
            double seconds,
            int calls,
            int throttled,
            int questions,
            int left,
            int touched,
            int othersCalls,
            int othersThrottled) {

        boolean done() {
            return gaveUp == 0 && left == 0;
        }

        /** Of the least time that the quota and the deletion leave to anyone. */
        double timesTheLeast() {
            return seconds / cell.leastSeconds();
        }

        double callsPerMapping() {
            return (double) calls / cell.mappings();
        }

        double percentThrottled() {
            return 100.0 * throttled / calls;
        }

        /** Of the calls of somebody else; none if nobody calls. */
        double percentOfOthersThrottled() {
            return othersCalls == 0 ? 0 : 100.0 * othersThrottled / othersCalls;
        }
    }
}
