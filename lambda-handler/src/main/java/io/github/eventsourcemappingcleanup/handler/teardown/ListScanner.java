package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.DenialGracePeriod;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi.Page;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all pages of the list. A page that can't be had is asked for again: what was not seen is not absent. */
final class ListScanner {
    /** What a scan of the whole list came to. */
    sealed interface Scan {
        /** Everything selected that was listed, and how many pages it took. */
        record Complete(List<Mapping> found, int pages) implements Scan {}

        /** Time was up before everything was seen. */
        record OutOfTime(String why) implements Scan {}

        /** Not permitted to list. */
        record Denied(String why) implements Scan {}
    }

    private final MappingApi api;
    private final Selection selection;
    private final Backoff backoff;
    private final Log log;
    private final Set<String> notCompared = new HashSet<>();

    ListScanner(MappingApi api, Selection selection, Backoff backoff, Log log) {
        this.api = api;
        this.selection = selection;
        this.backoff = backoff;
        this.log = log;
    }

    /** @param deadline no scan is complete after it, also where there is no page to ask for: the loop ends by that */
    Scan scan(Deadline deadline) {
        if (!selection.needsList()) {
            return deadline.passed()
                    ? new Scan.OutOfTime("there was no time left for a scan")
                    : new Scan.Complete(List.of(), 0);
        }
        Map<String, Mapping> found = new LinkedHashMap<>();
        for (int scans = 1; ; scans++) {
            Optional<Scan> scan = scanOnce(found, deadline);
            if (scan.isPresent()) {
                return scan.get();
            }
            log.warn("scan restarted", Map.of("why", "an empty page followed a marker", "scans", scans));
            deadline.sleep(backoff.after(scans));
        }
    }

    /** One scan from the first page on; empty if it came to no end. What it has seen is not forgotten then. */
    private Optional<Scan> scanOnce(Map<String, Mapping> found, Deadline deadline) {
        String marker = "";
        for (int pages = 1; ; pages++) {
            CallResult<Page> result = listUntilAnswered(marker, deadline);
            if (result instanceof CallResult.AccessDenied) {
                return Optional.of(new Scan.Denied(result.why()));
            } else if (!(result instanceof CallResult.Answered)) {
                return Optional.of(new Scan.OutOfTime(result.why()));
            }
            Page page = ((CallResult.Answered<Page>) result).value();
            if (isNoEnd(marker, page)) {
                return Optional.empty();
            }
            page.mappings().forEach(mapping -> add(mapping, found));
            if (page.nextMarker().isEmpty()) {
                return Optional.of(new Scan.Complete(List.copyOf(found.values()), pages));
            }
            marker = page.nextMarker();
        }
    }

    private void add(Mapping mapping, Map<String, Mapping> found) {
        if (selection.selects(mapping)) {
            found.put(mapping.uuid(), mapping);
        } else if (selection.cannotCompare(mapping) && notCompared.add(mapping.uuid())) {
            log.warn(
                    "not compared",
                    Map.of(
                            "uuid", mapping.uuid(),
                            "functionArn", mapping.functionArn(),
                            "why", "this version cannot parse its FunctionArn"));
        }
    }

    /** AWS answers a marker that it does not know (any more) with an empty last page and no error. */
    private static boolean isNoEnd(String marker, Page page) {
        return !marker.isEmpty()
                && page.mappings().isEmpty()
                && page.nextMarker().isEmpty();
    }

    /** Asks for a page until it is answered, denied for good, or time is up. */
    private CallResult<Page> listUntilAnswered(String marker, Deadline deadline) {
        DenialGracePeriod grace = new DenialGracePeriod(deadline.time());
        CallResult<Page> result = new CallResult.Retryable<>("there was no time left for a scan");
        for (int tries = 1; !deadline.passed(); tries++) {
            result = api.list(marker);
            boolean deniedForGood = grace.recordResult(result);
            if (result instanceof CallResult.Answered || deniedForGood) {
                return result;
            }
            if (tries == 1) {
                log.warn("list not answered", Map.of("why", result.why(), "awsRequestId", result.awsRequestId()));
            } else {
                deadline.sleep(backoff.after(tries - 1)); // The first time, the rate limit is pause enough.
            }
        }
        return new CallResult.Retryable<>(result.why());
    }
}
