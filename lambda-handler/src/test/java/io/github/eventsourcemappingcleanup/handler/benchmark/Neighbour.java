package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.Agenda;
import java.time.Duration;
import java.time.Instant;

/** Someone else in the account who calls the Lambda control plane evenly, and does not try again. */
final class Neighbour {
    private final Agenda agenda;
    private final Account account;
    private final Tally calls = new Tally();
    private boolean stopped;

    Neighbour(Agenda agenda, Account account) {
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
