package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Grace;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.mappings.Page;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at all pages of the list. A page that can't be had is asked for again: what was not seen is not absent. */
final class Scanner {
    private final MappingApi api;
    private final Selection selection;
    private final Backoff backoff;
    private final Deadline deadline;
    private final Log log;

    Scanner(MappingApi api, Selection selection, Backoff backoff, Deadline deadline, Log log) {
        this.api = api;
        this.selection = selection;
        this.backoff = backoff;
        this.deadline = deadline;
        this.log = log;
    }

    Look look() {
        if (!selection.needsList()) {
            return new Look.Complete(List.of(), 0);
        }
        Map<String, Mapping> found = new LinkedHashMap<>();
        for (int scans = 1; ; scans++) {
            Optional<Look> look = scan(found);
            if (look.isPresent()) {
                return look.get();
            }
            log.warn("scan anew", Map.of("why", "an empty page followed a marker", "scans", scans));
            deadline.sleep(backoff.after(scans));
        }
    }

    /** One scan from the first page on; empty if it came to no end. What it has seen is not forgotten then. */
    private Optional<Look> scan(Map<String, Mapping> found) {
        String marker = "";
        for (int pages = 1; ; pages++) {
            Outcome<Page> outcome = insist(marker);
            if (outcome instanceof Outcome.Denied) {
                return Optional.of(new Look.Denied(outcome.why()));
            } else if (!(outcome instanceof Outcome.Answered)) {
                return Optional.of(new Look.OutOfTime(outcome.why()));
            }
            Page page = ((Outcome.Answered<Page>) outcome).value();
            if (isNoEnd(marker, page)) {
                return Optional.empty();
            }
            page.mappings().stream().filter(selection::selects).forEach(mapping -> found.put(mapping.uuid(), mapping));
            if (page.nextMarker().isEmpty()) {
                return Optional.of(new Look.Complete(List.copyOf(found.values()), pages));
            }
            marker = page.nextMarker();
        }
    }

    /** AWS answers a marker that it does not know (any more) with an empty last page and no error. */
    private static boolean isNoEnd(String marker, Page page) {
        return !marker.isEmpty()
                && page.mappings().isEmpty()
                && page.nextMarker().isEmpty();
    }

    /** Asks for a page until it is answered, denied for good, or time is up. */
    private Outcome<Page> insist(String marker) {
        Grace grace = new Grace(deadline.time());
        Outcome<Page> outcome = new Outcome.NotYet<>("there was no time for it");
        for (int tries = 1; !deadline.passed(); tries++) {
            outcome = api.page(marker);
            boolean deniedForGood = grace.isOver(outcome);
            if (outcome instanceof Outcome.Answered || deniedForGood) {
                return outcome;
            }
            if (tries == 1) {
                log.warn("list not answered", Map.of("why", outcome.why()));
            } else {
                deadline.sleep(backoff.after(tries - 1)); // The first time, the pace is pause enough.
            }
        }
        return new Outcome.NotYet<>(outcome.why());
    }
}
