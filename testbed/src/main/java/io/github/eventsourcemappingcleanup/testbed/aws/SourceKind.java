package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of event source, with what AWS fills in for each where Create does not say (LocalStack snapshots of
 * 2024-25, stackd captures of 2026).
 */
enum SourceKind {
    SQS(Map.of(
            "BatchSize",
            10,
            "MaximumBatchingWindowInSeconds",
            0,
            "FunctionResponseTypes",
            List.of(),
            "StateTransitionReason",
            "USER_INITIATED")),
    STREAM(withResult(Map.of(
            "MaximumBatchingWindowInSeconds", 0,
            "FunctionResponseTypes", List.of(),
            "DestinationConfig", Map.of("OnFailure", Map.of()),
            "MaximumRecordAgeInSeconds", -1,
            "MaximumRetryAttempts", -1,
            "BisectBatchOnFunctionError", false,
            "ParallelizationFactor", 1,
            "TumblingWindowInSeconds", 0,
            "StateTransitionReason", "User action"))),
    MQ(withResult(Map.of())),
    DOCUMENT_DB(withResult(Map.of("StartingPosition", "LATEST"))),
    MANAGED_KAFKA(withResult(Map.of())),
    SELF_MANAGED_KAFKA(withResult(Map.of("StartingPosition", "TRIM_HORIZON")));

    private final Map<String, Object> defaults;

    SourceKind(Map<String, Object> defaults) {
        this.defaults = defaults;
    }

    private static Map<String, Object> withResult(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "BatchSize", 100,
                "LastProcessingResult", "No records processed",
                "StateTransitionReason", "USER_INITIATED"));
        all.putAll(own);
        return Map.copyOf(all);
    }

    /** Empty if these members name no event source. */
    static Optional<SourceKind> of(Map<String, ?> members) {
        if (members.get("SelfManagedEventSource") != null) {
            return Optional.of(SELF_MANAGED_KAFKA);
        }
        if (!(members.get("EventSourceArn") instanceof String arn)) {
            return Optional.empty();
        }
        String[] parts = arn.split(":", -1);
        return Optional.ofNullable(Map.of(
                        "sqs", SQS,
                        "kinesis", STREAM,
                        "dynamodb", STREAM,
                        "mq", MQ,
                        "kafka", MANAGED_KAFKA,
                        "rds", DOCUMENT_DB)
                .get(parts.length > 2 ? parts[2] : ""));
    }

    Map<String, Object> defaults() {
        return defaults;
    }
}
