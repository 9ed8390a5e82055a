package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What CreateEventSourceMapping makes of a request: a new mapping, or a refusal. */
final class Creation {
    /**
     * The members of EventSourceMappingConfiguration (API model of 2026-07): on the wire each is there, null or not
     * (stackd captures of 2026). State and LastModified, which make it 33, change and come last.
     */
    private static final String[] MEMBERS = """
            UUID StartingPosition StartingPositionTimestamp BatchSize MaximumBatchingWindowInSeconds
            ParallelizationFactor EventSourceArn FilterCriteria FilterCriteriaError KMSKeyArn MetricsConfig
            LoggingConfig ScalingConfig FunctionArn LastProcessingResult StateTransitionReason DestinationConfig
            Topics Queues SourceAccessConfigurations SelfManagedEventSource MaximumRecordAgeInSeconds
            BisectBatchOnFunctionError MaximumRetryAttempts TumblingWindowInSeconds FunctionResponseTypes
            AmazonManagedKafkaEventSourceConfig SelfManagedKafkaEventSourceConfig DocumentDBEventSourceConfig
            EventSourceMappingArn ProvisionedPollerConfig""".split("\\s+");

    private final AccountAndRegion home;
    private final Durations durations;

    Creation(AccountAndRegion home, Durations durations) {
        this.home = home;
        this.durations = durations;
    }

    /** A refusal in the words of AWS, or empty if the mapping can be made. */
    Optional<Reply> refusal(Map<String, Object> request, List<MappingView> existing) {
        Optional<SourceKind> kind = SourceKind.of(request);
        if (kind.isEmpty()) {
            return Optional.of(LambdaErrors.invalidParameterValue("Unrecognized event source."));
        }
        if (kind.get() == SourceKind.STREAM && request.get("StartingPosition") == null) {
            return Optional.of(LambdaErrors.invalidParameterValue(
                    "1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                            + " constraint: Member must not be null."));
        }
        String functionArn = home.functionArn(function(request));
        return existing.stream()
                .filter(mapping ->
                        mapping.functionArn().equals(functionArn) && sameSource(mapping.configuration(), request))
                .findFirst()
                .map(mapping -> conflict(kind.get(), functionArn, request) + mapping.uuid())
                .map(LambdaErrors::resourceConflict);
    }

    Mapping fromRequest(Map<String, Object> request, Instant now) {
        boolean isDisabled = Boolean.FALSE.equals(request.get("Enabled"));
        boolean isStream = SourceKind.of(request).equals(Optional.of(SourceKind.STREAM));
        Phase last = Phase.lasting(isDisabled ? "Disabled" : "Enabled");
        Phase first = Phase.of("Creating", isDisabled ? Duration.ofSeconds(1) : durations.creating());
        // A disabled one of a stream shows Creating first, of SQS and MQ it is Disabled at once.
        Phase[] phases = isDisabled && !isStream ? new Phase[] {last} : new Phase[] {first, last};
        return fromPlan(NewMapping.of(function(request), request).phases(phases), now);
    }

    Mapping fromPlan(NewMapping plan, Instant now) {
        SourceKind kind = SourceKind.of(plan.members())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no event source that this control plane knows: " + plan.members()));
        String functionArn = home.functionArn(plan.function());
        Map<String, Object> given = new HashMap<>(kind.defaults());
        if (kind == SourceKind.SELF_MANAGED_KAFKA) {
            given.put("SelfManagedKafkaEventSourceConfig", Map.of("ConsumerGroupId", plan.uuid()));
        }
        given.putAll(plan.members());
        given.put("UUID", plan.uuid());
        given.put("FunctionArn", functionArn);
        given.put("EventSourceMappingArn", home.mappingArn(plan.uuid()));
        return new Mapping(
                plan.uuid(),
                functionArn,
                (String) given.get("EventSourceArn"),
                written(given),
                new Mapping.Life(now, plan.phases()),
                null,
                plan.departure());
    }

    /** Without the end, where its state belongs. */
    private static String written(Map<String, Object> given) {
        Map<String, @Nullable Object> all = new HashMap<>();
        for (String member : MEMBERS) {
            all.put(member, given.get(member));
        }
        String object = Json.written(all);
        return object.substring(0, object.length() - 1);
    }

    private static String function(Map<String, Object> request) {
        return (String) requireNonNull(request.get("FunctionName"));
    }

    private static boolean sameSource(Map<String, ?> one, Map<String, ?> other) {
        if (other.get("EventSourceArn") != null) {
            return Objects.equals(one.get("EventSourceArn"), other.get("EventSourceArn"));
        }
        // Of self-managed Kafka one server in common is enough (LocalStack snapshot of 2024-09).
        return Objects.equals(one.get("Topics"), other.get("Topics"))
                && !Collections.disjoint(servers(one), servers(other));
    }

    private static String conflict(SourceKind kind, String functionArn, Map<String, Object> request) {
        String name = functionArn.substring(functionArn.indexOf(":function:") + ":function:".length());
        String source = String.valueOf(request.get("EventSourceArn"));
        String text = switch (kind) {
            case SQS ->
                "An event source mapping with SQS arn (\" " + source + " \") and function (\" " + name
                        + " \") already exists.";
            case SELF_MANAGED_KAFKA ->
                "An event source mapping with event source (\"" + String.join(",", servers(request))
                        + "\"), function (\"" + functionArn + "\"), topics (\""
                        + String.join(",", strings(request.get("Topics")))
                        + "\") already exists.";
            default ->
                "The event source arn (\" " + source + " \") and function (\" " + name
                        + " \") provided mapping already exists.";
        };
        return text + " Please update or delete the existing mapping with UUID ";
    }

    private static List<String> servers(Map<String, ?> members) {
        return members.get("SelfManagedEventSource") instanceof Map<?, ?> source
                        && source.get("Endpoints") instanceof Map<?, ?> endpoints
                ? strings(endpoints.get("KAFKA_BOOTSTRAP_SERVERS"))
                : List.of();
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }
}
