package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a whole fresh list no longer has: whether it is gone. Get tells, but a Get for each would double the calls. So the
 * list's word is taken for what it has shown in Deleting before, and for many at once, as long as Get agrees on a sample. One
 * disagreement, and each is asked about.
 */
final class Absences {
    /** So many are asked about before the list is believed, the last to be deleted first: if the list is wrong, it is there. */
    private static final int FIRST = 8;
    /** And one of so many of the others. */
    private static final int SAMPLE = 50;
    /** So many or fewer that the list has not shown in Deleting are asked about one by one. */
    private static final int FEW = 50;
    /** What is not answered about the sample is asked again, since another look would cost more. */
    private static final int TRIES = 3;

    private final Sights sights;
    private final Watchlist watchlist;
    private boolean listWasWrong;
    private int agreements;

    Absences(Sights sights, Watchlist watchlist) {
        this.sights = sights;
        this.watchlist = watchlist;
    }

    /** What is known of all that a list does not have. */
    enum Settled {
        /** They were gone when they were missing: the list had shown each of them in Deleting. */
        BY_THE_LIST,
        /** Some may have been there while the list was read. */
        BY_GET,
        /** There was no time to ask about all. */
        NOT
    }

    /** @param absent the last to be deleted first */
    Settled settle(List<Watched> absent) {
        List<Watched> vouched = vouchedFor(absent);
        List<Watched> sample = sample(vouched);
        List<Watched> others = without(vouched, sample);
        if (!ask(without(absent, vouched)) || !askInsistently(sample)) {
            return Settled.NOT;
        }
        boolean sampleAgrees = !listWasWrong && sample.stream().noneMatch(watchlist::isLeft);
        if (sampleAgrees) {
            others.forEach(watchlist::presumeGone);
        } else if (listWasWrong || sample.stream().allMatch(watchlist::isLeft)) {
            return ask(others) ? Settled.BY_GET : Settled.NOT;
        }
        return absent.stream().allMatch(Watched::wasListedDeleting) ? Settled.BY_THE_LIST : Settled.BY_GET;
    }

    private List<Watched> vouchedFor(List<Watched> absent) {
        if (listWasWrong) {
            return List.of();
        }
        boolean many = watchlist.listShowsDeleting()
                && absent.stream().filter(Absences::isUnlisted).count() > FEW;
        return absent.stream()
                .filter(watched -> watched.wasListedDeleting() || (many && isUnlisted(watched)))
                .toList();
    }

    private static boolean isUnlisted(Watched watched) {
        return watched.wasAccepted() && !watched.wasListedDeleting();
    }

    private List<Watched> sample(List<Watched> vouched) {
        int first = Math.min(Math.max(0, FIRST - agreements), vouched.size());
        List<Watched> sample = new ArrayList<>(vouched.subList(0, first));
        for (int i = first; i < vouched.size(); i += SAMPLE) {
            sample.add(vouched.get(i));
        }
        return sample;
    }

    private static List<Watched> without(List<Watched> all, List<Watched> some) {
        Set<Watched> left = new LinkedHashSet<>(all);
        some.forEach(left::remove);
        return List.copyOf(left);
    }

    private boolean askInsistently(List<Watched> sample) {
        boolean inTime = ask(sample);
        for (int tries = 1; inTime && !listWasWrong && tries < TRIES; tries++) {
            inTime = ask(sample.stream().filter(watchlist::isLeft).toList());
        }
        return inTime;
    }

    private boolean ask(List<Watched> about) {
        return sights.ask(about, this::weigh);
    }

    private void weigh(Outcome<Mapping> outcome) {
        if (outcome instanceof Outcome.Gone) {
            agreements++;
        } else if (outcome instanceof Outcome.Answered && !listWasWrong) {
            listWasWrong = true;
            watchlist.doubtPresumed();
        }
    }
}
