package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Map;

/** What CloudFormation makes of a custom resource's answer, or of none. */
public sealed interface ResourceOutcome {
    record Succeeded(String physicalResourceId, Map<String, Object> data) implements ResourceOutcome {}

    /** @param physicalResourceId empty if there was no valid answer */
    record Failed(String reason, String physicalResourceId) implements ResourceOutcome {}
}
