package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to a custom resource's provider: everything in the event but the response URL.
 *
 * @param properties as the template has them; scalars become strings on the way, as CloudFormation makes them
 */
public record ResourceRequest(
        String requestType,
        String requestId,
        String stackId,
        String resourceType,
        String logicalResourceId,
        @Nullable String physicalResourceId,
        Map<String, Object> properties,
        @Nullable Map<String, Object> oldProperties) {

    public static ResourceRequest create(
            String stackId, String resourceType, String logicalResourceId, Map<String, Object> properties) {
        return new ResourceRequest(
                "Create",
                UUID.randomUUID().toString(),
                stackId,
                resourceType,
                logicalResourceId,
                null,
                properties,
                null);
    }

    public ResourceRequest delete(String id) {
        String requestId = UUID.randomUUID().toString();
        return new ResourceRequest("Delete", requestId, stackId, resourceType, logicalResourceId, id, properties, null);
    }

    Map<String, Object> event(String responseUrl) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("RequestType", requestType);
        if (properties.get("ServiceToken") instanceof String token) {
            event.put("ServiceToken", token);
        }
        event.put("ResponseURL", responseUrl);
        event.put("StackId", stackId);
        event.put("RequestId", requestId);
        event.put("LogicalResourceId", logicalResourceId);
        if (physicalResourceId != null) {
            event.put("PhysicalResourceId", physicalResourceId);
        }
        event.put("ResourceType", resourceType);
        event.put("ResourceProperties", stringified(properties));
        if (oldProperties != null) {
            event.put("OldResourceProperties", stringified(oldProperties));
        }
        return event;
    }

    /** True becomes "true" and 5 becomes "5"; maps and lists keep their shape (aws-cdk docs/CLOUDFORMATION.md). */
    private static Object stringified(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toMap(
                            each -> String.valueOf(each.getKey()),
                            each -> stringified(each.getValue()),
                            (one, other) -> one,
                            TreeMap::new));
        }
        return value instanceof List<?> list
                ? list.stream().map(ResourceRequest::stringified).toList()
                : String.valueOf(value);
    }
}
