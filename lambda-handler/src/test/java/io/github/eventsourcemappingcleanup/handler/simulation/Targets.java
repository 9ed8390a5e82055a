package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.FunctionName;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.SourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws names that are easily confused, and targets of them. */
final class Targets {
    private static final List<String> ACCOUNTS =
            List.of("111111111111", "111111111111", "111111111111", "222222222222");
    private static final List<String> FUNCTIONS = List.of("orders", "orders", "orders2", "order");
    private static final List<String> QUALIFIERS = List.of("", "", "live", "live2", "7", "$LATEST");
    private static final String ARN = "arn:aws:%s:eu-west-1:111111111111:%s";
    private static final String CLICKS = ARN.formatted("kinesis", "stream/clicks");
    private static final String ITEMS = ARN.formatted("dynamodb", "table/items");
    private static final List<SourceName> SOURCES = List.of(
            new SourceName(ARN.formatted("sqs", "jobs"), ""),
            new SourceName(ARN.formatted("sqs", "jobs2"), ""),
            new SourceName(CLICKS, ""),
            new SourceName(CLICKS, "/consumer/fast:1700000000"),
            new SourceName(CLICKS + "2", "/consumer/fast:1700000000"),
            new SourceName(ITEMS, "/stream/2025-01-01T00:00:00.000"),
            new SourceName(ITEMS, "/stream/2026-01-01T00:00:00.000"),
            new SourceName(ARN.formatted("kafka", "cluster/logs/1b2c"), ""),
            new SourceName(ARN.formatted("mq", "broker:mail:b-1"), ""));

    private final SeededRandom random;

    Targets(SeededRandom random) {
        this.random = random;
    }

    /** One thing has one fate, however often it is selected. */
    private final Map<String, SimulatedTarget.Fate> fates = new HashMap<>();

    List<SimulatedTarget> some() {
        List<SimulatedTarget> targets = new ArrayList<>();
        int number = random.percent(60) ? 1 : random.between(2, 4);
        boolean onlyUuids = random.percent(8);
        while (targets.size() < number) {
            targets.add(onlyUuids ? new SimulatedTarget.OfUuid(random.uuid()) : one());
        }
        return targets;
    }

    private SimulatedTarget one() {
        int kind = random.between(1, 100);
        boolean own = random.percent(70);
        SimulatedTarget.Fate drawn = random.oneOf(
                SimulatedTarget.Fate.STAYS,
                SimulatedTarget.Fate.STAYS,
                SimulatedTarget.Fate.REFACTORED,
                SimulatedTarget.Fate.DROPPED,
                SimulatedTarget.Fate.REPLACED,
                SimulatedTarget.Fate.MOVED);
        if (kind <= 55) {
            String qualifier = random.percent(70) ? "" : random.oneOf(QUALIFIERS);
            FunctionName any = function();
            FunctionName function = new FunctionName(any.account(), any.name(), qualifier);
            // The stack is of one account.
            boolean possible = own && function.account().equals(ACCOUNTS.get(0));
            return new SimulatedTarget.OfFunction(
                    function, possible ? fate(function.arn(), drawn) : SimulatedTarget.Fate.EXTERNAL);
        } else if (kind <= 85) {
            SourceName any = source();
            SourceName source = random.percent(50) ? new SourceName(any.whole(), "") : any;
            return new SimulatedTarget.OfSource(
                    source,
                    own
                            ? fate(source.whole().equals(ITEMS) ? ITEMS : source.arn(), drawn)
                            : SimulatedTarget.Fate.EXTERNAL);
        }
        return new SimulatedTarget.OfUuid(random.uuid());
    }

    private SimulatedTarget.Fate fate(String thing, SimulatedTarget.Fate drawn) {
        return fates.computeIfAbsent(thing, unknown -> drawn);
    }

    FunctionName function() {
        return new FunctionName(random.oneOf(ACCOUNTS), random.oneOf(FUNCTIONS), random.oneOf(QUALIFIERS));
    }

    SourceName source() {
        return random.oneOf(SOURCES);
    }
}
