package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it is from one call to the next: what never changes, and the states ahead of it.
 *
 * @param deleting how long its Deleting lasts, if it says so itself
 */
record Mapping(
        String uuid,
        Map<String, Object> fixed,
        Life life,

        @Nullable Duration deleting) {

    /**
     * All members of EventSourceMappingConfiguration (API model of 2026-07): on the wire each is there, null or not
     * (stackd captures of 2026).
     */
    static final List<String> MEMBERS = List.of(
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

    String functionArn() {
        return (String) requireNonNull(fixed.get("FunctionArn"));
    }

    @Nullable
    String eventSourceArn() {
        return (String) fixed.get("EventSourceArn");
    }

    Mapping living(Life next) {
        return new Mapping(uuid, fixed, next, deleting);
    }

    Mapping deletingFor(Duration time) {
        return new Mapping(uuid, fixed, life, time);
    }

    Optional<MappingView> at(Instant moment) {
        return life.at(moment).map(now -> new MappingView(this, now));
    }

    Map<String, @Nullable Object> configuration(Life.StateSince now) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        MEMBERS.forEach(member -> all.put(member, fixed.get(member)));
        all.put("State", now.state());
        // "Last updated, or its state changed" (API reference); on the wire seconds with milliseconds.
        all.put("LastModified", BigDecimal.valueOf(now.since().toEpochMilli(), 3));
        return Collections.unmodifiableMap(all);
    }
}
