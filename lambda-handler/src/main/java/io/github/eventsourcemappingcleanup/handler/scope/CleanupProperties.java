package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.customresource.InvalidRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the custom resource, as the construct writes them: {@code Functions} and {@code EventSources}
 * (objects with {@code Arn} and, for what is the stack's own, {@code Owned: true}), {@code Uuids}, {@code TimeoutSeconds}.
 * CloudFormation sends scalars as texts.
 */
public record CleanupProperties(Selection selection, Duration timeout) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SOURCE =
            Pattern.compile("arn:aws[a-z-]*:(sqs|kinesis|dynamodb|kafka|mq|rds):[a-z0-9-]+:\\d{12}:\\S+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    /** @throws InvalidRequest if they say anything but a selection */
    public static CleanupProperties parse(Map<?, ?> properties) {
        List<Target> targets = new ArrayList<>();
        targets.addAll(arns("Functions", properties, CleanupProperties::function));
        targets.addAll(arns("EventSources", properties, CleanupProperties::source));
        for (Object uuid : list("Uuids", properties)) {
            targets.add(uuid(uuid));
        }
        if (targets.isEmpty()) {
            throw new InvalidRequest(
                    "the selection is empty: name at least one target in Functions, EventSources or Uuids");
        }
        return new CleanupProperties(new Selection(targets.stream().distinct().toList()), timeout(properties));
    }

    private static Duration timeout(Map<?, ?> properties) {
        Object value = properties.get("TimeoutSeconds");
        if (value == null) {
            return DEFAULT_TIMEOUT;
        }
        if (!SECONDS.matcher(value.toString()).matches()) {
            throw new InvalidRequest("TimeoutSeconds must be a whole number of seconds, not " + shown(value));
        }
        return Duration.ofSeconds(Long.parseLong(value.toString()));
    }

    private static List<Target> arns(String name, Map<?, ?> properties, BiFunction<String, Boolean, Target> target) {
        List<Target> targets = new ArrayList<>();
        for (Object item : list(name, properties)) {
            if (!(item instanceof Map<?, ?> fields) || !(fields.get("Arn") instanceof String arn)) {
                throw new InvalidRequest(
                        "each of " + name + " must be an object whose Arn is a string, not " + shown(item));
            }
            String owned = String.valueOf(fields.get("Owned"));
            if (fields.containsKey("Owned") && !owned.equals("true") && !owned.equals("false")) {
                throw new InvalidRequest("Owned in " + name + " must be true or false, not " + shown(owned));
            }
            targets.add(target.apply(arn, owned.equals("true")));
        }
        return targets;
    }

    private static Target function(String arn, boolean isOwn) {
        return FunctionArn.parse(arn)
                .map(function -> new Target.Function(function, isOwn))
                .orElseThrow(() -> new InvalidRequest(shown(arn) + " is not the ARN of a Lambda function"));
    }

    private static Target source(String arn, boolean isOwn) {
        if (!SOURCE.matcher(arn).matches()) {
            throw new InvalidRequest(shown(arn) + " is not the ARN of an event source");
        }
        return new Target.EventSource(arn, isOwn);
    }

    private static Target uuid(@Nullable Object value) {
        String uuid = value instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        if (!UUID.matcher(uuid).matches()) {
            throw new InvalidRequest(shown(value) + " is not the UUID of an event source mapping");
        }
        return new Target.Uuid(uuid);
    }

    private static List<?> list(String name, Map<?, ?> properties) {
        Object value = properties.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new InvalidRequest(name + " must be a list, not " + shown(value));
        }
        return list;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return '"' + (text.length() <= 200 ? text : text.substring(0, 200) + "…") + '"';
    }
}
