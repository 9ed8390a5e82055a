package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds out whether what a whole fresh list does not have is gone. Get tells, but a Get for each would double the calls. So the
 * list is believed about what it has shown in Deleting before, and about many at once of a kind that it shows in Deleting, as long
 * as Get agrees on a sample. One disagreement, and Get is asked about each.
 */
final class AbsenceVerifier {
    /** Get is asked about so many before the list is believed, the last to be deleted first: if the list is wrong, it is there. */
    private static final int FIRST = 8;
    /** And about one of so many of the others. */
    private static final int SAMPLE = 50;
    /** Get is asked about each of so many or fewer that the list has not shown in Deleting. */
    private static final int FEW = 50;
    /** What is not answered about the sample is asked again, since another scan would cost more. */
    private static final int TRIES = 3;

    private final MappingApi api;
    private final MappingLedger ledger;
    private boolean listWasWrong;
    private int agreements;

    AbsenceVerifier(MappingApi api, MappingLedger ledger) {
        this.api = api;
        this.ledger = ledger;
    }

    /**
     * @param missing the last to be deleted first
     * @return whether there was time for all that is to be asked
     */
    boolean verify(List<TrackedMapping> missing, Deadline deadline) {
        List<TrackedMapping> vouchedFor = vouchedFor(missing);
        List<TrackedMapping> sample = sample(vouchedFor);
        List<TrackedMapping> others = without(vouchedFor, sample);
        if (!compare(without(missing, vouchedFor), deadline) || !compareInsistently(sample, deadline)) {
            return false;
        }
        if (!listWasWrong && sample.stream().noneMatch(TrackedMapping::isRemaining)) {
            others.forEach(ledger::presumeGone);
            return true;
        }
        boolean nothingIsKnown = sample.stream().allMatch(TrackedMapping::isRemaining);
        return !(listWasWrong || nothingIsKnown) || compare(others, deadline);
    }

    /**
     * Asks Get about each.
     *
     * @return whether there was time for all
     */
    boolean get(Collection<TrackedMapping> mappings, Deadline deadline) {
        return get(mappings, deadline, (mapping, result) -> {});
    }

    private boolean get(
            Collection<TrackedMapping> mappings,
            Deadline deadline,
            BiConsumer<TrackedMapping, CallResult<Mapping>> afterwards) {
        return Workers.callForEach(mappings, deadline, mapping -> {
            CallResult<Mapping> result = api.get(mapping.uuid());
            return () -> {
                ledger.recordGet(mapping, result);
                afterwards.accept(mapping, result);
            };
        });
    }

    private List<TrackedMapping> vouchedFor(List<TrackedMapping> missing) {
        if (listWasWrong) {
            return List.of();
        }
        boolean many = missing.stream().filter(this::wouldHaveBeenListed).count() > FEW;
        return missing.stream()
                .filter(mapping -> !mapping.isSelectedByUuid())
                .filter(mapping -> mapping.wasListedDeleting() || (many && wouldHaveBeenListed(mapping)))
                .toList();
    }

    /** The list has not shown it in Deleting, but would have, if it had been there. */
    private boolean wouldHaveBeenListed(TrackedMapping mapping) {
        return mapping.wasAccepted() && !mapping.wasListedDeleting() && ledger.listShowsDeleting(mapping);
    }

    private List<TrackedMapping> sample(List<TrackedMapping> vouchedFor) {
        int first = Math.min(Math.max(0, FIRST - agreements), vouchedFor.size());
        List<TrackedMapping> sample = new ArrayList<>(vouchedFor.subList(0, first));
        for (int i = first; i < vouchedFor.size(); i += SAMPLE) {
            sample.add(vouchedFor.get(i));
        }
        return sample;
    }

    private static List<TrackedMapping> without(List<TrackedMapping> all, List<TrackedMapping> some) {
        Set<TrackedMapping> rest = new LinkedHashSet<>(all);
        some.forEach(rest::remove);
        return List.copyOf(rest);
    }

    private boolean compareInsistently(List<TrackedMapping> sample, Deadline deadline) {
        boolean inTime = compare(sample, deadline);
        for (int tries = 1; inTime && !listWasWrong && tries < TRIES; tries++) {
            inTime = compare(sample.stream().filter(TrackedMapping::isRemaining).toList(), deadline);
        }
        return inTime;
    }

    /** Asks Get about each, and whether it agrees with the list. */
    private boolean compare(List<TrackedMapping> mappings, Deadline deadline) {
        return get(mappings, deadline, (mapping, result) -> {
            if (mapping.isSelectedByUuid()) {
                return; // The list may never have had it.
            }
            if (result instanceof CallResult.NotFound) {
                agreements++;
            } else if (result instanceof CallResult.Answered && !listWasWrong) {
                listWasWrong = true;
                ledger.doubtPresumed();
            }
        });
    }
}
