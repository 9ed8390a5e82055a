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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What CreateEventSourceMapping makes of a request: a new mapping, or a refusal. */
final class Creation {

    private static final Set<String> NOT_FROM_OUTSIDE =
            Set.of("UUID", "FunctionArn", "LastModified", "LastProcessingResult", "State", "EventSourceMappingArn");

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
            return Optional.of(LambdaErrors.invalid("Unrecognized event source."));
        }
        if (kind.get() == SourceKind.STREAM && request.get("StartingPosition") == null) {
            return Optional.of(LambdaErrors.invalid(
                    "1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                            + " constraint: Member must not be null."));
        }
        String functionArn = home.functionArn((String) requireNonNull(request.get("FunctionName")));
        return existing.stream()
                .filter(mapping ->
                        mapping.functionArn().equals(functionArn) && sameSource(mapping.configuration(), request))
                .findFirst()
                .map(mapping -> LambdaErrors.conflict(conflict(kind.get(), functionArn, request) + mapping.uuid()));
    }

    Mapping fromRequest(Map<String, Object> request, Instant now) {
        SourceKind kind = SourceKind.of(request).orElseThrow();
        boolean disabled = Boolean.FALSE.equals(request.get("Enabled"));
        Phase then = Phase.lasting(disabled ? "Disabled" : "Enabled");
        List<Phase> phases = disabled && kind.createsDisabledAtOnce()
                ? List.of(then)
                : List.of(Phase.of("Creating", disabled ? Duration.ofSeconds(1) : durations.creating()), then);
        String uuid = UUID.randomUUID().toString();
        return new Mapping(
                uuid,
                fixed(uuid, (String) requireNonNull(request.get("FunctionName")), kind, request),
                new Life(now, phases),
                null,
                Mapping.Departure.USUAL);
    }

    Mapping fromPlan(NewMapping plan, Instant now) {
        SourceKind kind = SourceKind.of(plan.members())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no event source that this control plane knows: " + plan.members()));
        return new Mapping(
                plan.uuid(),
                fixed(plan.uuid(), plan.function(), kind, plan.members()),
                new Life(now, plan.phases()),
                null,
                plan.departure());
    }

    private Members fixed(String uuid, String function, SourceKind kind, Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(kind.defaults());
        if (kind == SourceKind.SELF_MANAGED_KAFKA) {
            all.put("SelfManagedKafkaEventSourceConfig", Map.of("ConsumerGroupId", uuid));
        }
        given.forEach((member, value) -> {
            if (value != null && Members.ALL.contains(member) && !NOT_FROM_OUTSIDE.contains(member)) {
                all.put(member, value);
            }
        });
        all.put("UUID", uuid);
        all.put("FunctionArn", home.functionArn(function));
        all.put("EventSourceMappingArn", home.mappingArn(uuid));
        all.putIfAbsent("StateTransitionReason", kind.transitionReason());
        return new Members(all);
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
