package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.teardown.ListScanner.Scan;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deletes what is selected and no stack declares: scans what is there, asks for the deletion of what is not being deleted yet,
 * waits, scans again. It knows nothing that a second scan could not tell, so a run that is started again in the middle does the
 * same.
 */
public final class Teardown {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** A pause is this part of the time so far: what takes long is not asked for often, and is seen little late. */
    private static final int PAUSE_PART = 8;
    /** Whatever is known of what remains: what was made meanwhile is seen in the list only. */
    private static final Duration LONGEST_WITHOUT_A_SCAN = Duration.ofSeconds(30);
    /** But a scan takes no more than a sixtieth of the quota. */
    private static final Duration WITHOUT_A_SCAN_FOR_EACH_PAGE = Duration.ofSeconds(4);
    /** So many or fewer that remain are all asked about each time. */
    private static final int FEW = 8;

    private final MappingApi api;
    private final StackApi stacks;
    private final Selection selection;
    private final Deadline deadline;
    private final Duration patience;
    private final ListScanner scanner;
    private final MappingLedger ledger;
    private final AbsenceVerifier absences;
    private final Instant started;

    /** @param patience how long it goes on without a deletion that is accepted, or a mapping that disappears */
    public Teardown(
            MappingApi api,
            StackApi stacks,
            Selection selection,
            Backoff backoff,
            Deadline deadline,
            Duration patience,
            Log log) {
        this.api = api;
        this.stacks = stacks;
        this.selection = selection;
        this.deadline = deadline;
        this.patience = patience;
        this.scanner = new ListScanner(api, selection, backoff, log);
        this.ledger = new MappingLedger(selection.uuids(), deadline.time(), log);
        this.absences = new AbsenceVerifier(api, ledger);
        this.started = deadline.time().now();
    }

    public TeardownResult run() {
        boolean nothingRemained = true; // Nothing is known yet that could be there.
        while (true) {
            Scan scan = scanner.scan(end());
            if (!(scan instanceof Scan.Complete complete)) {
                return stopped(scan);
            }
            ledger.recordList(complete.found());
            boolean verified = absences.verify(ledger.missing(), end());
            if (verified && ledger.isEmpty()) {
                if (nothingRemained) {
                    return new TeardownResult.Completed(ledger.gone());
                }
                nothingRemained = true;
                continue; // While something remained, another may have been made that this scan did not see.
            }
            Optional<TeardownResult> end = deleteUntilAScanIsDue(complete.pages());
            if (end.isPresent()) {
                return end.get();
            }
            nothingRemained = ledger.isEmpty();
        }
    }

    /** Empty if it is not over. */
    private Optional<TeardownResult> deleteUntilAScanIsDue(int pages) {
        Deadline nextScan =
                deadline.within(longer(LONGEST_WITHOUT_A_SCAN, WITHOUT_A_SCAN_FOR_EACH_PAGE.multipliedBy(pages)));
        do {
            Duration longestPass = longer(LONGEST_WITHOUT_A_SCAN, soFar());
            int accepted = ledger.accepted();
            new DeletionPass(api, stacks, ledger, end(), this::pause).run(end().within(longestPass));
            if (ledger.isEmpty()) {
                return Optional.empty();
            } else if (ledger.isStuck()) {
                return Optional.of(incomplete());
            }
            if (!isGetCheaper(pages) && ledger.accepted() - accepted > pages) {
                return Optional.empty(); // What the list shows in Deleting now, it is believed about later.
            }
            end().sleep(pauseForTheLast());
            if (end().passed()) {
                return Optional.of(stopped(new Scan.OutOfTime("there was no time left for a scan")));
            }
        } while (!nextScan.passed() && !isScanWorthwhile(pages));
        return Optional.empty();
    }

    /** The deadline, or the end of patience. */
    private Deadline end() {
        return deadline.within(
                Duration.between(deadline.time().now(), ledger.lastProgress().plus(patience)));
    }

    private boolean isScanWorthwhile(int pages) {
        if (selection.needsList() && pages == 1 && ledger.size() > 1) {
            return true;
        }
        if (ledger.size() > FEW && isThere(ledger.last())) {
            return false;
        }
        return !isGetCheaper(pages) || allAreGoneWhenAsked();
    }

    private TeardownResult stopped(Scan scan) {
        if (scan instanceof Scan.Denied denied) {
            return new TeardownResult.Unverified(denied.why());
        }
        return ledger.isEmpty() ? new TeardownResult.Unverified(((Scan.OutOfTime) scan).why()) : incomplete();
    }

    private TeardownResult incomplete() {
        return new TeardownResult.Incomplete(ledger.gone(), ledger.report());
    }

    /** Whether to ask Get about each that remains is cheaper than a scan. */
    private boolean isGetCheaper(int pages) {
        return !selection.needsList() || ledger.size() <= pages;
    }

    private boolean allAreGoneWhenAsked() {
        absences.get(ledger.remaining(), end());
        return ledger.isEmpty();
    }

    private boolean isThere(TrackedMapping mapping) {
        absences.get(List.of(mapping), end());
        return mapping.isRemaining();
    }

    /** To the moment when the last one is gone, if it takes as long as others did; and if it is late, by how late it is. */
    private Duration pauseForTheLast() {
        Instant now = deadline.time().now();
        Optional<Instant> end = ledger.expectedEnd();
        if (end.isPresent() && now.isBefore(end.get())) {
            return shorter(LONGEST_PAUSE, Duration.between(now, end.get()));
        }
        return pauseSince(end.orElse(started));
    }

    private Duration pause() {
        return pauseSince(started);
    }

    private Duration pauseSince(Instant then) {
        Duration part = Duration.between(then, deadline.time().now()).dividedBy(PAUSE_PART);
        return shorter(LONGEST_PAUSE, longer(SHORTEST_PAUSE, part));
    }

    private Duration soFar() {
        return Duration.between(started, deadline.time().now());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
