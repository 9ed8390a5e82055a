package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.mappings.Deletion;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left, what is gone, what a stack declares, and a log line for each change of that. */
final class Watchlist {
    private final Time time;
    private final Log log;
    private final Map<String, Watched> left = new LinkedHashMap<>();
    private final Map<String, Watched> presumed = new LinkedHashMap<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> undeclared = new HashSet<>();
    private boolean listShowsDeleting;
    private int accepted;
    private @Nullable Duration quickest;

    Watchlist(Time time, Log log) {
        this.time = time;
        this.log = log;
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    int size() {
        return left.size();
    }

    boolean isLeft(Watched watched) {
        return left.containsKey(watched.uuid());
    }

    /** Whether it is left, or left to its stack: there is nothing to find out about it. */
    boolean knows(String uuid) {
        return left.containsKey(uuid) || declared.contains(uuid);
    }

    List<Left> left() {
        return left.values().stream().map(Watched::left).toList();
    }

    /** How many deletions were accepted. */
    int accepted() {
        return accepted;
    }

    /** The one whose deletion was accepted last; there has to be one left. */
    Watched last() {
        return left.values().stream()
                .max(Comparator.comparing(Watched::acceptedAt))
                .orElseThrow();
    }

    /** When all that is left is gone, if it takes as long as the quickest did; empty if there is no telling. */
    Optional<Instant> end() {
        return left.isEmpty() || quickest == null || left.values().stream().anyMatch(Watched::canBeDeleted)
                ? Optional.empty()
                : Optional.of(last().acceptedAt().plus(quickest));
    }

    /** A copy: what it holds may go meanwhile. */
    List<Watched> all() {
        return List.copyOf(left.values());
    }

    int removed() {
        return gone.size() + presumed.size();
    }

    boolean isHopeless() {
        return !left.isEmpty() && left.values().stream().allMatch(Watched::isHopeless);
    }

    /** The list has it. */
    void listed(Mapping mapping) {
        listShowsDeleting = listShowsDeleting || mapping.deleting();
        found(mapping);
        Watched watched = left.get(mapping.uuid());
        if (watched != null) {
            watched.listed(mapping);
        }
    }

    /** Whether the list has shown anything that is being deleted. */
    boolean listShowsDeleting() {
        return listShowsDeleting;
    }

    /** It is there. */
    void found(Mapping mapping) {
        if (declared.contains(mapping.uuid())) {
            return;
        }
        Watched known = left.get(mapping.uuid());
        if (known != null) {
            known.seen(mapping);
            return;
        }
        presumed.remove(mapping.uuid());
        gone.remove(mapping.uuid());
        left.put(mapping.uuid(), new Watched(mapping, time));
        log.info("found", fields(mapping));
    }

    /** It is selected, and whether it is there can't be told yet. */
    Watched unseen(String uuid) {
        Watched watched = new Watched(Mapping.unseen(uuid), time);
        left.put(uuid, watched);
        return watched;
    }

    /** It is left to that stack: neither deleted nor waited for. */
    void declared(Watched watched, String stackId) {
        left.remove(watched.uuid());
        declared.add(watched.uuid());
        log.info(
                "declared",
                Map.of("uuid", watched.uuid(), "by", stackId, "why", "a stack declares it, and is left to delete it"));
    }

    /** No stack declares it. */
    void undeclared(Watched watched) {
        undeclared.add(watched.uuid());
    }

    boolean isUndeclared(Watched watched) {
        return undeclared.contains(watched.uuid());
    }

    void deleted(Watched watched, Deletion deletion) {
        boolean first = watched.accepted(deletion.mapping(), time.now());
        log.info("deleted", fields(deletion.mapping()));
        if (first) {
            accepted++;
            log.info("configuration", Map.of("uuid", watched.uuid(), "configuration", deletion.configuration()));
        }
    }

    void waits(Watched watched, String why) {
        if (watched.waits(why)) {
            log.info("waiting", Map.of("uuid", watched.uuid(), "why", why));
        }
    }

    void refused(Watched watched, String why) {
        watched.refused(why);
        log.warn("refused", Map.of("uuid", watched.uuid(), "why", why));
    }

    void hidden(Watched watched, String why) {
        watched.hidden(why);
        log.warn("refused", Map.of("uuid", watched.uuid(), "why", why));
    }

    /** It seems to be gone by now. */
    void missed(Watched watched) {
        if (watched.wasAccepted()) {
            Duration took = Duration.between(watched.acceptedAt(), time.now());
            quickest = quickest == null || took.compareTo(quickest) < 0 ? took : quickest;
        }
    }

    /** The API says that it does not exist. */
    void gone(Watched watched) {
        missed(watched);
        left.remove(watched.uuid());
        gone.add(watched.uuid());
        log.info("gone", Map.of("uuid", watched.uuid(), "by", "404"));
    }

    /** It is missing in a whole fresh list, as others were that the API then said do not exist. */
    void presumeGone(Watched watched) {
        left.remove(watched.uuid());
        presumed.put(watched.uuid(), watched);
        log.info("gone", Map.of("uuid", watched.uuid(), "by", "list"));
    }

    /** The list was wrong once: what it alone vouched for is to be asked about one by one. */
    void doubtPresumed() {
        log.warn("list not trusted", Map.of("presumed", presumed.size()));
        left.putAll(presumed);
        presumed.clear();
    }

    private static Map<String, String> fields(Mapping mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("uuid", mapping.uuid());
        fields.put("state", mapping.state());
        fields.put("stateTransitionReason", mapping.stateTransitionReason());
        fields.put("functionArn", mapping.functionArn());
        fields.put("eventSourceArn", mapping.eventSourceArn());
        fields.values().removeIf(String::isEmpty);
        return fields;
    }
}
