package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of event source, with what AWS fills in for each where Create does not say (LocalStack snapshots of
 * 2024-25, stackd captures of 2026).
 */
enum SourceKind {
    SQS(
            "USER_INITIATED",
            Map.of("BatchSize", 10, "MaximumBatchingWindowInSeconds", 0, "FunctionResponseTypes", List.of())),
    STREAM("User action", Shapes.STREAM),
    MQ("USER_INITIATED", Map.of("BatchSize", 100, "LastProcessingResult", Shapes.NOTHING_YET)),
    DOCUMENT_DB(
            "USER_INITIATED",
            Map.of("BatchSize", 100, "LastProcessingResult", Shapes.NOTHING_YET, "StartingPosition", "LATEST")),
    MANAGED_KAFKA("USER_INITIATED", Map.of("BatchSize", 100, "LastProcessingResult", Shapes.NOTHING_YET)),
    SELF_MANAGED_KAFKA(
            "USER_INITIATED",
            Map.of("BatchSize", 100, "LastProcessingResult", Shapes.NOTHING_YET, "StartingPosition", "TRIM_HORIZON"));

    private final String transitionReason;
    private final Map<String, Object> defaults;

    SourceKind(String transitionReason, Map<String, Object> defaults) {
        this.transitionReason = transitionReason;
        this.defaults = defaults;
    }

    /** Empty if these members name no event source. */
    static Optional<SourceKind> of(Map<String, Object> members) {
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

    String transitionReason() {
        return transitionReason;
    }

    Map<String, Object> defaults() {
        return defaults;
    }

    /** Of a disabled new mapping; a stream's shows Creating first, SQS's and MQ's are Disabled at once. */
    boolean createsDisabledAtOnce() {
        return this != STREAM;
    }

    private static final class Shapes {
        static final String NOTHING_YET = "No records processed";
        static final Map<String, Object> STREAM = Map.of(
                "BatchSize", 100,
                "MaximumBatchingWindowInSeconds", 0,
                "FunctionResponseTypes", List.of(),
                "LastProcessingResult", NOTHING_YET,
                "DestinationConfig", Map.of("OnFailure", Map.of()),
                "MaximumRecordAgeInSeconds", -1,
                "MaximumRetryAttempts", -1,
                "BisectBatchOnFunctionError", false,
                "ParallelizationFactor", 1,
                "TumblingWindowInSeconds", 0);
    }
}
