package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.List;

/** What Fn::GetAtt names: {@code ["Queue", "Arn"]} or {@code "Queue.Arn"}; a text without a dot is a Ref. */
record AttributeName(String logicalId, String attribute) {

    static AttributeName of(Object value) {
        if (value instanceof List<?> parts) {
            return new AttributeName(String.valueOf(parts.get(0)), String.valueOf(parts.get(1)));
        }
        String[] parts = String.valueOf(value).split("\\.", 2);
        return new AttributeName(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    boolean isRef() {
        return attribute.isEmpty();
    }
}
