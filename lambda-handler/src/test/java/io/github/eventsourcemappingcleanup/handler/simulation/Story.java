package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened, line by line, for a person who replays a seed; otherwise nobody listens, and nothing is told. */
final class Story {
    private final Agenda agenda;
    private final Consumer<String> listener;
    private final boolean told;

    private Story(Agenda agenda, Consumer<String> listener, boolean told) {
        this.agenda = agenda;
        this.listener = listener;
        this.told = told;
    }

    static Story untold(Agenda agenda) {
        return new Story(agenda, line -> {}, false);
    }

    static Story toldTo(Consumer<String> listener, Agenda agenda) {
        return new Story(agenda, listener, true);
    }

    void tell(Supplier<String> line) {
        if (told) {
            Duration since = Duration.between(Agenda.START, agenda.now());
            listener.accept("%10.3f %s".formatted(since.toNanos() / 1e9, line.get()));
        }
    }
}
