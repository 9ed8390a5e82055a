package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.ArrayList;
import java.util.List;

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

    private final Chance chance;

    Targets(Chance chance) {
        this.chance = chance;
    }

    List<SimulatedTarget> some() {
        List<SimulatedTarget> targets = new ArrayList<>();
        int number = chance.percent(60) ? 1 : chance.between(2, 4);
        boolean onlyUuids = chance.percent(8);
        while (targets.size() < number) {
            targets.add(onlyUuids ? new SimulatedTarget.OfUuid(chance.uuid()) : one());
        }
        return targets;
    }

    private SimulatedTarget one() {
        int kind = chance.between(1, 100);
        boolean owned = chance.percent(70);
        if (kind <= 55) {
            String qualifier = chance.percent(70) ? "" : chance.oneOf(QUALIFIERS);
            FunctionName any = function();
            return new SimulatedTarget.OfFunction(new FunctionName(any.account(), any.name(), qualifier), owned);
        } else if (kind <= 85) {
            SourceName any = source();
            return new SimulatedTarget.OfSource(chance.percent(50) ? new SourceName(any.whole(), "") : any, owned);
        }
        return new SimulatedTarget.OfUuid(chance.uuid());
    }

    FunctionName function() {
        return new FunctionName(chance.oneOf(ACCOUNTS), chance.oneOf(FUNCTIONS), chance.oneOf(QUALIFIERS));
    }

    SourceName source() {
        return chance.oneOf(SOURCES);
    }
}
