package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each thing happened, over many worlds. */
final class Figures {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void add(World world) {
        count("worlds");
        count(world.request().isFlawless() ? "request " + world.request().text("RequestType") : "request with a flaw");
        for (SimulatedRun run : world.runs()) {
            count("run " + run.life().end());
            count("calls", run.calls().size());
            run.calls().forEach(this::add);
            count("runs with overlapping calls", hasOverlappingCalls(run) ? 1 : 0);
            run.puts().forEach(put -> count("put " + put));
        }
        for (ResponseUrl.Response answer : world.responses().answers()) {
            boolean teardown = !answer.run().targetsRemoved().isEmpty();
            count("answer " + (BodyRule.isSuccess(answer) ? "SUCCESS" : "FAILED") + (teardown ? " of a teardown" : ""));
        }
        boolean overlap = world.runs().stream()
                .anyMatch(run -> world.runs().stream()
                        .anyMatch(other -> other != run
                                && !other.life().began().isBefore(run.life().began())
                                && other.life().began().isBefore(run.life().ended())));
        count("worlds with overlapping runs", overlap ? 1 : 0);
        count(
                "worlds with more than a page",
                world.mappings().size() > world.habits().largestPage() ? 1 : 0);
        count("worlds disturbed by other people", world.disturbances().isEmpty() ? 0 : 1);
    }

    long of(String what) {
        return counts.containsKey(what) ? counts.get(what).sum() : 0;
    }

    private static boolean hasOverlappingCalls(SimulatedRun run) {
        Instant ended = Instant.MIN;
        for (SimulatedRun.Call call : run.calls()) {
            if (call.began().isBefore(ended)) {
                return true;
            }
            ended = call.ended();
        }
        return false;
    }

    private void add(SimulatedRun.Call call) {
        if (call.fault() != null) {
            count("fault " + call.fault());
        }
        count("throttled by the quota", call.wasThrottledByTheQuota() ? 1 : 0);
    }

    private void count(String what) {
        count(what, 1);
    }

    private void count(String what, long times) {
        counts.computeIfAbsent(what, w -> new LongAdder()).add(times);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append("%,12d  %s%n".formatted(count.sum(), what)));
        return text.toString();
    }
}
