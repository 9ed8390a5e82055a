package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import java.time.Duration;
import java.time.Instant;

/** Someone else in the account who calls the Lambda control plane evenly, and does not try again. */
final class BackgroundTraffic {
    private final SimulationScheduler agenda;
    private final Account account;
    private final Tally calls = new Tally();
    private boolean stopped;

    BackgroundTraffic(SimulationScheduler agenda, Account account) {
        this.agenda = agenda;
        this.account = account;
    }

    void start(int perSecond) {
        if (perSecond > 0) {
            call(agenda.now(), Duration.ofSeconds(1).dividedBy(perSecond));
        }
    }

    /** Or the agenda would have no end. */
    void stop() {
        stopped = true;
    }

    Tally calls() {
        return calls;
    }

    private void call(Instant when, Duration interval) {
        agenda.at(when, () -> {
            if (!stopped) {
                calls.add(account.takes());
                call(when.plus(interval), interval);
            }
        });
    }
}
