package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Map;

/**
 * A resource that a stack has made.
 *
 * @param definition what the template says of it
 * @param physicalId what Ref answers
 * @param properties as they were sent, all functions computed
 * @param attributes what Fn::GetAtt answers
 */
public record StackResource(
        ResourceDefinition definition,
        String physicalId,
        Map<String, Object> properties,
        Map<String, Object> attributes) {

    public String logicalId() {
        return definition.logicalId();
    }

    public String type() {
        return definition.type();
    }

    /** Of an ordinary resource any: of most types this stand-in knows the ARN alone, and makes the others up. */
    public Object attribute(String name) {
        Object value = attributes.get(name);
        if (value == null && definition.isCustom()) {
            throw new IllegalArgumentException(
                    "Vendor response doesn't contain " + name + " attribute for resource " + physicalId);
        }
        return value == null ? physicalId + "-" + name : value;
    }

    StackResource definedBy(ResourceDefinition other) {
        return new StackResource(other, physicalId, properties, attributes);
    }

    StackResource named(String otherId) {
        return new StackResource(definition, otherId, properties, attributes);
    }

    StackResource made(ResourceOutcome.Succeeded outcome) {
        return new StackResource(definition, outcome.physicalResourceId(), properties, outcome.data());
    }

    /** The same thing in the same shape, whatever the template says besides. */
    boolean isAs(StackResource other) {
        return physicalId.equals(other.physicalId) && properties.equals(other.properties);
    }
}
