package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.scope.StackApi;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what is selected and no stack declares: looks at what is there, asks for the deletion of what is not going yet,
 * waits, looks again.
 * It knows nothing that a second look could not tell, so that a run that starts anew in the middle does the same.
 */
public final class Teardown {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** A pause is this part of the time so far: what took long is not asked for often, and is seen little late. */
    private static final int PAUSE_PART = 16;
    /** However few are left to ask about: what was made meanwhile is seen in the list only. */
    private static final Duration LONGEST_WITHOUT_A_LOOK = Duration.ofSeconds(30);
    /** The list is trusted when Get has agreed so often that something is gone, and then has to agree one time in so many. */
    private static final int SAMPLE = 16;
    /** So many or fewer that are left are asked about one by one: at full pace within half a minute. */
    private static final int FEW = 300;

    private final MappingApi api;
    private final StackApi stacks;
    private final Selection selection;
    private final Deadline deadline;
    private final Scanner scanner;
    private final Watchlist watchlist;
    private final Instant started;
    private boolean listWasWrong;
    private int agreements;
    private int presumedSinceAgreement;

    public Teardown(MappingApi api, StackApi stacks, Selection selection, Backoff backoff, Deadline deadline, Log log) {
        this.api = api;
        this.stacks = stacks;
        this.selection = selection;
        this.deadline = deadline;
        this.scanner = new Scanner(api, selection, backoff, deadline, log);
        this.watchlist = new Watchlist(deadline.time(), log);
        this.started = deadline.time().now();
    }

    public TeardownResult run() {
        while (true) {
            boolean nothingWasLeft = watchlist.isEmpty();
            Look look = scanner.look();
            if (!(look instanceof Look.Complete complete)) {
                return stopped(look);
            }
            boolean sawAll = observe(complete);
            if (sawAll && watchlist.isEmpty()) {
                if (nothingWasLeft) {
                    return new TeardownResult.Drained(watchlist.removed());
                }
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
        Deadline nextLook = deadline.within(LONGEST_WITHOUT_A_LOOK);
        do {
            Duration longestPass = longer(LONGEST_WITHOUT_A_LOOK, soFar());
            new Removal(api, stacks, watchlist, deadline, this::pause).run(deadline.within(longestPass));
            if (watchlist.isHopeless()) {
                return Optional.of(new TeardownResult.Incomplete(watchlist.removed(), watchlist.left()));
            }
            deadline.sleep(pause());
            if (deadline.passed()) {
                return Optional.of(stopped(new Look.OutOfTime("there was no time for a last look")));
            }
        } while (eachIsCheaper(pages) && !nextLook.passed() && !allAreGoneWhenAsked());
        return Optional.empty();
    }

    private TeardownResult stopped(Look look) {
        if (look instanceof Look.Denied denied) {
            return new TeardownResult.Blind(denied.why());
        }
        return watchlist.isEmpty()
                ? new TeardownResult.Blind(((Look.OutOfTime) look).why())
                : new TeardownResult.Incomplete(watchlist.removed(), watchlist.left());
    }

    /** @return whether there was time to make sure of everything */
    private boolean observe(Look.Complete look) {
        look.found().forEach(watchlist::found);
        Set<String> listed = look.found().stream().map(Mapping::uuid).collect(Collectors.toSet());
        for (Watched watched : watchlist.all()) {
            if (!listed.contains(watched.uuid())) {
                if (deadline.passed()) {
                    return false;
                }
                absent(watched);
            }
        }
        for (String uuid : selection.uuids()) {
            if (!watchlist.knows(uuid)) {
                if (deadline.passed()) {
                    return false;
                }
                askFirst(uuid);
            }
        }
        return true;
    }

    /** A whole fresh list does not have it. */
    private void absent(Watched watched) {
        if (listIsTrusted()) {
            presumedSinceAgreement++;
            watchlist.presumeGone(watched);
            return;
        }
        Outcome<Mapping> outcome = ask(watched);
        if (outcome instanceof Outcome.Gone) {
            agreements++;
            presumedSinceAgreement = 0;
        } else if (outcome instanceof Outcome.Answered && !listWasWrong) {
            listWasWrong = true;
            watchlist.doubtPresumed();
        }
    }

    private boolean listIsTrusted() {
        return selection.needsList()
                && watchlist.size() > FEW
                && !listWasWrong
                && agreements >= SAMPLE
                && presumedSinceAgreement < SAMPLE - 1;
    }

    private void askFirst(String uuid) {
        Outcome<Mapping> outcome = api.get(uuid);
        if (outcome instanceof Outcome.Answered<Mapping> answered) {
            watchlist.found(answered.value());
        } else if (!(outcome instanceof Outcome.Gone)) {
            note(watchlist.unseen(uuid), outcome);
        }
    }

    private Outcome<Mapping> ask(Watched watched) {
        Outcome<Mapping> outcome = api.get(watched.uuid());
        note(watched, outcome);
        return outcome;
    }

    private void note(Watched watched, Outcome<Mapping> outcome) {
        boolean denied = watched.isSightDenied(outcome);
        if (outcome instanceof Outcome.Answered<Mapping> answered) {
            watched.seen(answered.value());
        } else if (outcome instanceof Outcome.Gone) {
            watchlist.gone(watched);
        } else if (outcome instanceof Outcome.Refused || denied) {
            watchlist.hidden(watched, outcome.why());
        } else {
            watchlist.waits(watched, outcome.why());
        }
    }

    private boolean eachIsCheaper(int pages) {
        return !selection.needsList() || watchlist.size() <= pages;
    }

    private boolean allAreGoneWhenAsked() {
        for (Watched watched : watchlist.all()) {
            if (!deadline.passed()) {
                ask(watched);
            }
        }
        return watchlist.isEmpty();
    }

    private Duration pause() {
        Duration part = longer(SHORTEST_PAUSE, soFar().dividedBy(PAUSE_PART));
        return part.compareTo(LONGEST_PAUSE) < 0 ? part : LONGEST_PAUSE;
    }

    private Duration soFar() {
        return Duration.between(started, deadline.time().now());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
