package io.github.eventsourcemappingcleanup.example.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A template of a stack with cleanups.
 *
 * @param resources by logical id
 * @param needs what each of them needs, directly; CloudFormation takes it away later
 */
record StackTemplate(Map<String, Map<?, ?>> resources, Map<String, Set<String>> needs) {
    static final String HANDLER = "EventSourceMappingCleanupHandler";

    /** Fails if the template refers to what isn't there, or in a circle. */
    static StackTemplate of(Map<String, Object> json) {
        Map<String, Map<?, ?>> resources = new LinkedHashMap<>();
        ((Map<?, ?>) json.get("Resources"))
                .forEach((id, resource) -> resources.put(String.valueOf(id), (Map<?, ?>) resource));
        return new StackTemplate(resources, Template.of(json).needs());
    }

    Map<String, Map<?, ?>> ofType(String type) {
        Map<String, Map<?, ?>> found = new TreeMap<>(resources);
        found.values().removeIf(resource -> !type.equals(resource.get("Type")));
        return found;
    }

    Map<String, Map<?, ?>> cleanups() {
        return ofType(EventSourceMappingCleanup.RESOURCE_TYPE);
    }

    /** The properties of the provider function. */
    Map<?, ?> handler() {
        return properties(HANDLER);
    }

    Map<?, ?> providerRole() {
        return properties(providerId("Role"));
    }

    Map<?, ?> logGroup() {
        return properties(providerId("LogGroup"));
    }

    Map<?, ?> properties(String logicalId) {
        return (Map<?, ?>) resources.get(logicalId).get("Properties");
    }

    /** @param part of the provider */
    String providerId(String part) {
        return only("EventSourceMappingCleanupProvider" + part);
    }

    String only(String prefix) {
        List<String> found = resources.keySet().stream()
                .filter(id -> id.matches(prefix + "[0-9A-F]{8}"))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one resource " + prefix + " but " + found);
        }
        return found.get(0);
    }

    /** The one cleanup of the function Orders is deleted before all that this function and the provider are made of. */
    void assertIsWhole() {
        assertThat(neededBy(only("Cleanup")))
                .contains(
                        HANDLER, providerId("Role"), providerId("LogGroup"), only("Orders"), only("OrdersServiceRole"))
                .containsAll(ofType("AWS::IAM::Policy").keySet());
    }

    /** The file of the only nested stack's template, in the same assembly. */
    String nestedTemplate() {
        Map<?, ?> stack =
                ofType("AWS::CloudFormation::Stack").values().iterator().next();
        return String.valueOf(((Map<?, ?>) stack.get("Metadata")).get("aws:asset:path"));
    }

    /** All that CloudFormation deletes only after a resource. */
    Set<String> neededBy(String logicalId) {
        Set<String> needed = new TreeSet<>();
        addNeededBy(logicalId, needed);
        return needed;
    }

    private void addNeededBy(String logicalId, Set<String> needed) {
        for (String need : needs.get(logicalId)) {
            if (needed.add(need)) {
                addNeededBy(need, needed);
            }
        }
    }
}
