package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Deletion;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult.Remaining;
import io.github.eventsourcemappingcleanup.handler.teardown.TrackedMapping.Status;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every selected mapping that this run has heard of, what each answer of AWS makes of it, and a log line for each change. */
final class MappingLedger {
    private final Time time;
    private final Log log;
    private final Map<String, TrackedMapping> tracked = new LinkedHashMap<>();
    private Set<String> listed = Set.of();
    private final Set<String> servicesListedDeleting = new HashSet<>();
    private int accepted;
    private @Nullable Duration quickest;
    private Instant lastProgress;

    /** @param uuids that are selected one by one: they are tracked from the start */
    MappingLedger(Collection<String> uuids, Time time, Log log) {
        this.time = time;
        this.log = log;
        this.lastProgress = time.now();
        uuids.forEach(uuid -> tracked.put(uuid, TrackedMapping.selectedByUuid(uuid, time)));
    }

    /** Whether nothing remains. */
    boolean isEmpty() {
        return streamRemaining().findAny().isEmpty();
    }

    /** How many remain. */
    int size() {
        return (int) streamRemaining().count();
    }

    /** What is not gone, less what a stack declares. */
    List<TrackedMapping> remaining() {
        return streamRemaining().toList();
    }

    List<Remaining> report() {
        return streamRemaining().map(TrackedMapping::report).toList();
    }

    /** Whether something remains, and nothing of it will be deleted, or be seen to be gone, in this run. */
    boolean isStuck() {
        return !isEmpty() && streamRemaining().allMatch(TrackedMapping::isStuck);
    }

    /** How many were there and are gone. */
    int gone() {
        return (int) tracked.values().stream()
                .filter(TrackedMapping::wasSeenAndIsGone)
                .count();
    }

    /** How many deletions were accepted. */
    int accepted() {
        return accepted;
    }

    /** When a deletion was accepted, or a mapping disappeared, last; the beginning if nothing of it has happened. */
    Instant lastProgress() {
        return lastProgress;
    }

    /** Whether the list has shown one with the same kind of source in Deleting: it may show one kind and hide another. */
    boolean listShowsDeleting(TrackedMapping mapping) {
        return servicesListedDeleting.contains(mapping.eventSourceService());
    }

    /** The one whose deletion was accepted last; something has to remain. */
    TrackedMapping last() {
        return streamRemaining()
                .max(Comparator.comparing(TrackedMapping::acceptedAt))
                .orElseThrow();
    }

    /** When all that remains is gone, if it takes as long as the quickest did; empty if that can't be told. */
    Optional<Instant> expectedEnd() {
        return isEmpty() || quickest == null || streamRemaining().anyMatch(TrackedMapping::isToBeDeleted)
                ? Optional.empty()
                : Optional.of(last().acceptedAt().plus(quickest));
    }

    /** A whole fresh list, of what is selected. */
    void recordList(Collection<Mapping> found) {
        listed = found.stream().map(Mapping::uuid).collect(Collectors.toUnmodifiableSet());
        found.stream()
                .filter(Mapping::isDeleting)
                .map(Mapping::eventSourceService)
                .forEach(servicesListedDeleting::add);
        for (Mapping mapping : found) {
            TrackedMapping known =
                    tracked.computeIfAbsent(mapping.uuid(), uuid -> TrackedMapping.listed(mapping, time));
            see(known, mapping);
            known.recordListed(mapping);
        }
        streamRemaining().filter(each -> !listed.contains(each.uuid())).forEach(this::recordTimeTaken);
    }

    /** What Get is to tell of, since the last list does not: the last to be deleted first. */
    List<TrackedMapping> missing() {
        return tracked.values().stream()
                .filter(each -> !listed.contains(each.uuid()))
                .filter(TrackedMapping::isToBeVerified)
                .sorted(Comparator.comparing(TrackedMapping::acceptedAt).reversed())
                .toList();
    }

    /** The answer to whether a stack declares it: which one. */
    void recordOwner(TrackedMapping mapping, CallResult<String> result) {
        boolean denialCounts = mapping.recordOwnerDenial(result);
        if (result instanceof CallResult.Answered<String> stack) {
            mapping.changeTo(Status.DECLARED);
            log.info(
                    "declared",
                    Map.of(
                            "uuid", mapping.uuid(),
                            "by", stack.value(),
                            "why", "a stack declares it, so that stack deletes it"));
        } else if (result instanceof CallResult.NotFound) {
            mapping.changeTo(Status.UNDECLARED);
        } else if (mapping.isToBeDeleted() && (result instanceof CallResult.Rejected || denialCounts)) {
            reject(mapping, result);
        } else {
            waitFor(mapping, result);
        }
    }

    void recordGet(TrackedMapping mapping, CallResult<Mapping> result) {
        boolean denialCounts = mapping.recordGetDenial(result);
        if (result instanceof CallResult.Answered<Mapping> answered) {
            see(mapping, answered.value());
        } else if (result instanceof CallResult.NotFound) {
            becomeGone(mapping);
        } else {
            if (!mapping.isRemaining()) { // It was gone, and may have been made again: nobody can say.
                mapping.changeTo(Status.NOT_SEEN);
            }
            if (result instanceof CallResult.Rejected || denialCounts) {
                mapping.denyGet(result.why());
                logRejected(mapping, result);
            } else {
                waitFor(mapping, result);
            }
        }
    }

    void recordDelete(TrackedMapping mapping, CallResult<Deletion> result) {
        mapping.recordDeleteDenial(result);
        if (result instanceof CallResult.Answered<Deletion> answered) {
            accept(mapping, answered.value());
        } else if (result instanceof CallResult.NotFound) {
            becomeGone(mapping);
        } else if (result instanceof CallResult.Rejected) {
            reject(mapping, result);
        } else {
            waitFor(mapping, result);
        }
    }

    /** A denial counts only if Get tells that the mapping is there, or will never tell. */
    void recordDeniedDelete(TrackedMapping mapping, CallResult<Deletion> denied, CallResult<Mapping> get) {
        boolean denialCounts = mapping.recordDeleteDenial(denied);
        boolean getNeverTells = mapping.recordGetDenial(get) || get instanceof CallResult.Rejected;
        if (get instanceof CallResult.NotFound) {
            becomeGone(mapping);
        } else if (denialCounts && (get instanceof CallResult.Answered || getNeverTells)) {
            reject(mapping, denied);
        } else {
            waitFor(mapping, denied);
        }
    }

    /** It is missing in a whole fresh list, as others were of which Get then said that they do not exist. */
    void presumeGone(TrackedMapping mapping) {
        mapping.changeTo(Status.PRESUMED_GONE);
        lastProgress = time.now();
        log.info("gone", Map.of("uuid", mapping.uuid(), "by", "list"));
    }

    /** The list was wrong once: Get is to tell of each mapping that was presumed to be gone. */
    void doubtPresumed() {
        List<TrackedMapping> presumed = tracked.values().stream()
                .filter(each -> each.status() == Status.PRESUMED_GONE)
                .toList();
        log.warn("list not trusted", Map.of("presumed", presumed.size()));
        presumed.forEach(TrackedMapping::changeToFound);
    }

    private Stream<TrackedMapping> streamRemaining() {
        return tracked.values().stream().filter(TrackedMapping::isRemaining);
    }

    private void see(TrackedMapping mapping, Mapping now) {
        if (mapping.status() == Status.DECLARED) {
            return;
        }
        if (mapping.status() == Status.NOT_SEEN || !mapping.isRemaining()) {
            mapping.changeToFound();
            log.info("found", fields(now));
        }
        mapping.see(now);
    }

    private void accept(TrackedMapping mapping, Deletion deletion) {
        boolean first = mapping.accept(deletion.mapping(), time.now());
        log.info("deleted", fields(deletion.mapping()));
        if (first) {
            lastProgress = time.now();
            accepted++;
            log.info("configuration", Map.of("uuid", mapping.uuid(), "configuration", deletion.configuration()));
        }
    }

    private void becomeGone(TrackedMapping mapping) {
        recordTimeTaken(mapping);
        boolean news = mapping.isRemaining() && mapping.wasSeen();
        mapping.changeTo(Status.GONE);
        if (news) {
            lastProgress = time.now();
            log.info("gone", Map.of("uuid", mapping.uuid(), "by", "404"));
        }
    }

    private void recordTimeTaken(TrackedMapping mapping) {
        if (mapping.wasAccepted() && mapping.isRemaining()) {
            Duration took = Duration.between(mapping.acceptedAt(), time.now());
            quickest = quickest == null || took.compareTo(quickest) < 0 ? took : quickest;
        }
    }

    private void waitFor(TrackedMapping mapping, CallResult<?> result) {
        if (mapping.waitBecause(result.why())) {
            log.info("waiting", failure(mapping, result));
        }
    }

    private void reject(TrackedMapping mapping, CallResult<?> result) {
        mapping.reject(result.why());
        logRejected(mapping, result);
    }

    private void logRejected(TrackedMapping mapping, CallResult<?> result) {
        log.warn("rejected", failure(mapping, result));
    }

    private static Map<String, String> failure(TrackedMapping mapping, CallResult<?> result) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("uuid", mapping.uuid());
        fields.put("why", result.why());
        fields.put("awsRequestId", result.awsRequestId());
        return fields;
    }

    private static Map<String, String> fields(Mapping mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("uuid", mapping.uuid());
        fields.put("state", mapping.state());
        fields.put("stateTransitionReason", mapping.stateTransitionReason());
        fields.put("functionArn", mapping.functionArn());
        fields.put("eventSourceArn", mapping.eventSourceArn());
        return fields;
    }
}
