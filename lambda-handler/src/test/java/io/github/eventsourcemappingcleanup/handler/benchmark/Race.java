package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.SdkException;

/** One contender in one cell, from the beginning to the end of its last worker. */
final class Race {
    private final Cell cell;
    private final SimulationScheduler agenda;
    private final Account account;
    private final BackgroundTraffic neighbour;
    private int running;
    private int gaveUp;
    private int left;
    private Instant end = SimulationScheduler.START;

    private Race(Cell cell, long seed, Executor threads) {
        this.cell = cell;
        this.agenda = new SimulationScheduler(threads);
        this.account = new Account(agenda, cell, seed);
        this.neighbour = new BackgroundTraffic(agenda, account);
    }

    /** @param threads as many as are wanted: workers wait for each other */
    static Result run(Contender contender, Cell cell, long seed, Executor threads) {
        return new Race(cell, seed, threads).run(contender);
    }

    private Result run(Contender contender) {
        neighbour.start(cell.neighbour());
        for (Runnable worker : contender.workers(account)) {
            running++;
            agenda.startAt(SimulationScheduler.START, () -> run(worker));
        }
        agenda.goThrough();
        return new Result(
                cell,
                contender.title(),
                gaveUp,
                Duration.between(SimulationScheduler.START, end).toMillis() / 1000.0,
                account.lambdaCalls().calls(),
                account.lambdaCalls().throttled(),
                account.questions().calls(),
                left,
                (int) account.mappings().unrelated().stream()
                        .filter(mapping -> !mapping.isUntouched())
                        .count(),
                neighbour.calls().calls(),
                neighbour.calls().throttled());
    }

    private void run(Runnable worker) {
        try {
            worker.run();
        } catch (SdkException | GaveUp e) {
            gaveUp++;
        }
        running--;
        if (running == 0) {
            end = agenda.now();
            left = (int) account.mappings().selected().stream()
                    .filter(mapping -> mapping.exists(end))
                    .count();
            neighbour.stop();
        }
    }
}
