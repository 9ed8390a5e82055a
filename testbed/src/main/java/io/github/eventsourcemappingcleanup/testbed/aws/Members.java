package io.github.eventsourcemappingcleanup.testbed.aws;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a mapping's configuration, of which only the state changes: so they are written once. */
final class Members {

    /**
     * All members of EventSourceMappingConfiguration (API model of 2026-07): on the wire each is there, null or not
     * (stackd captures of 2026).
     */
    static final List<String> ALL = List.of(
            "UUID",
            "StartingPosition",
            "StartingPositionTimestamp",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "ParallelizationFactor",
            "EventSourceArn",
            "FilterCriteria",
            "FilterCriteriaError",
            "KMSKeyArn",
            "MetricsConfig",
            "LoggingConfig",
            "ScalingConfig",
            "FunctionArn",
            "LastModified",
            "LastProcessingResult",
            "State",
            "StateTransitionReason",
            "DestinationConfig",
            "Topics",
            "Queues",
            "SourceAccessConfigurations",
            "SelfManagedEventSource",
            "MaximumRecordAgeInSeconds",
            "BisectBatchOnFunctionError",
            "MaximumRetryAttempts",
            "TumblingWindowInSeconds",
            "FunctionResponseTypes",
            "AmazonManagedKafkaEventSourceConfig",
            "SelfManagedKafkaEventSourceConfig",
            "DocumentDBEventSourceConfig",
            "EventSourceMappingArn",
            "ProvisionedPollerConfig");

    private final Map<String, Object> values;
    private final String json;

    Members(Map<String, Object> values) {
        this.values = Map.copyOf(values);
        Map<String, @Nullable Object> written = new HashMap<>();
        ALL.forEach(member -> written.put(member, values.get(member)));
        written.remove("State");
        written.remove("LastModified");
        String object = Answers.written(written);
        this.json = object.substring(0, object.length() - 1);
    }

    /** Without what is absent, and without the state. */
    Map<String, Object> values() {
        return values;
    }

    Map<String, @Nullable Object> in(Life.StateSince now) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        ALL.forEach(member -> all.put(member, values.get(member)));
        all.put("State", now.state());
        all.put("LastModified", lastModified(now));
        return Collections.unmodifiableMap(all);
    }

    /** The same as it goes over the wire. */
    String json(Life.StateSince now) {
        return json + ",\"LastModified\":" + lastModified(now) + ",\"State\":\"" + now.state() + "\"}";
    }

    /** "Last updated, or its state changed" (API reference); on the wire seconds with milliseconds. */
    private static BigDecimal lastModified(Life.StateSince now) {
        return BigDecimal.valueOf(now.since().toEpochMilli(), 3);
    }
}
