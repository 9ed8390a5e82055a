package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.scope.StackApi;
import io.github.eventsourcemappingcleanup.handler.teardown.Absences.Settled;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what is selected and no stack declares: looks at what is there, asks for the deletion of what is not going yet,
 * waits, looks again.
 * It knows nothing that a second look could not tell, so that a run that starts anew in the middle does the same.
 */
public final class Teardown {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** A pause is this part of the time so far: what takes long is not asked for often, and is seen little late. */
    private static final int PAUSE_PART = 8;
    /** Whatever is known of what is left: what was made meanwhile is seen in the list only. */
    private static final Duration LONGEST_WITHOUT_A_LOOK = Duration.ofSeconds(30);
    /** But a look takes no more than a sixtieth of the quota. */
    private static final Duration WITHOUT_A_LOOK_FOR_EACH_PAGE = Duration.ofSeconds(4);
    /** So many or fewer that are left are all asked about each time. */
    private static final int FEW = 8;

    private final MappingApi api;
    private final StackApi stacks;
    private final Selection selection;
    private final Deadline deadline;
    private final Scanner scanner;
    private final Watchlist watchlist;
    private final Sights sights;
    private final Absences absences;
    private final Instant started;
    private boolean lastIsGone;

    public Teardown(MappingApi api, StackApi stacks, Selection selection, Backoff backoff, Deadline deadline, Log log) {
        this.api = api;
        this.stacks = stacks;
        this.selection = selection;
        this.deadline = deadline;
        this.scanner = new Scanner(api, selection, backoff, deadline, log);
        this.watchlist = new Watchlist(deadline.time(), log);
        this.sights = new Sights(api, watchlist, deadline);
        this.absences = new Absences(sights, watchlist);
        this.started = deadline.time().now();
    }

    public TeardownResult run() {
        while (true) {
            boolean nothingWasLeft = watchlist.isEmpty();
            boolean lastWasGone = lastIsGone;
            Look look = scanner.look();
            if (!(look instanceof Look.Complete complete)) {
                return stopped(look);
            }
            Settled settled = observe(complete);
            if (settled != Settled.NOT && watchlist.isEmpty()) {
                if (nothingWasLeft || (lastWasGone && settled == Settled.BY_THE_LIST)) {
                    return new TeardownResult.Drained(watchlist.removed());
                }
                lastIsGone = false;
                continue; // While something was left, another may have been made that this look did not see.
            }
            Optional<TeardownResult> end = removeUntilTheNextLook(complete.pages());
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /** Empty if it is not over. */
    private Optional<TeardownResult> removeUntilTheNextLook(int pages) {
        Deadline nextLook =
                deadline.within(longer(LONGEST_WITHOUT_A_LOOK, WITHOUT_A_LOOK_FOR_EACH_PAGE.multipliedBy(pages)));
        while (true) {
            lastIsGone = false;
            Duration longestPass = longer(LONGEST_WITHOUT_A_LOOK, soFar());
            int accepted = watchlist.accepted();
            new Removal(api, stacks, watchlist, deadline, this::pause).run(deadline.within(longestPass));
            if (watchlist.isHopeless()) {
                return Optional.of(new TeardownResult.Incomplete(watchlist.removed(), watchlist.left()));
            }
            if (!eachIsCheaper(pages) && watchlist.accepted() - accepted > pages) {
                return Optional.empty(); // What the list shows in Deleting now, its word is taken for later.
            }
            deadline.sleep(pauseForTheLast());
            if (deadline.passed()) {
                return Optional.of(stopped(new Look.OutOfTime("there was no time for a last look")));
            }
            if (nextLook.passed() || isTimeForALook(pages)) {
                return Optional.empty();
            }
        }
    }

    private boolean isTimeForALook(int pages) {
        if (selection.needsList() && pages == 1 && watchlist.size() > 1) {
            return true;
        }
        if (watchlist.size() > FEW) {
            if (isThere(watchlist.last())) {
                return false;
            }
            lastIsGone = true;
            if (watchlist.all().stream().allMatch(Watched::wasListedDeleting)) {
                return true;
            }
        }
        return !eachIsCheaper(pages) || allAreGoneWhenAsked();
    }

    private TeardownResult stopped(Look look) {
        if (look instanceof Look.Denied denied) {
            return new TeardownResult.Blind(denied.why());
        }
        return watchlist.isEmpty()
                ? new TeardownResult.Blind(((Look.OutOfTime) look).why())
                : new TeardownResult.Incomplete(watchlist.removed(), watchlist.left());
    }

    private Settled observe(Look.Complete look) {
        look.found().forEach(watchlist::listed);
        Set<String> listed = look.found().stream().map(Mapping::uuid).collect(Collectors.toSet());
        List<Watched> absent = watchlist.all().stream()
                .filter(watched -> !listed.contains(watched.uuid()))
                .sorted(Comparator.comparing(Watched::acceptedAt).reversed())
                .toList();
        absent.forEach(watchlist::missed);
        Settled settled = absences.settle(absent);
        List<String> unknown = selection.uuids().stream()
                .filter(uuid -> !watchlist.knows(uuid))
                .toList();
        return settled == Settled.NOT || !sights.askFirst(unknown) ? Settled.NOT : settled;
    }

    private boolean eachIsCheaper(int pages) {
        return !selection.needsList() || watchlist.size() <= pages;
    }

    private boolean allAreGoneWhenAsked() {
        sights.ask(watchlist.all(), outcome -> {});
        return watchlist.isEmpty();
    }

    private boolean isThere(Watched watched) {
        sights.ask(List.of(watched), outcome -> {});
        return watchlist.isLeft(watched);
    }

    /** To the moment when the last one goes, if it takes as long as others did; and if it is late, by how late it is. */
    private Duration pauseForTheLast() {
        Instant now = deadline.time().now();
        Optional<Instant> end = watchlist.end();
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
