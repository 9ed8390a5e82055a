package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Map;

/** What CloudFormation makes of a custom resource's answer. */
public sealed interface ResourceOutcome {

    record Succeeded(String physicalResourceId, Map<String, Object> data) implements ResourceOutcome {}

    record Failed(String reason, String physicalResourceId) implements ResourceOutcome {}

    /** There was an answer, but not a valid one: CloudFormation fails the operation for this reason instead. */
    record Rejected(String why) implements ResourceOutcome {}

    record NoAnswer() implements ResourceOutcome {}
}
