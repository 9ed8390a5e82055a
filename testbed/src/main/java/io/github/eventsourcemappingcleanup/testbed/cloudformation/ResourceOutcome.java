package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Map;

/** What CloudFormation makes of a custom resource's answer. */
public sealed interface ResourceOutcome {

    /** Empty if it said none that is valid. */
    default String physicalResourceId() {
        return "";
    }

    /** Why the operation fails; empty if it does not. */
    String reason();

    record Succeeded(String physicalResourceId, Map<String, Object> data) implements ResourceOutcome {
        @Override
        public String reason() {
            return "";
        }
    }

    record Failed(String reason, String physicalResourceId) implements ResourceOutcome {}

    /** There was an answer, but not a valid one: CloudFormation fails the operation for this reason instead. */
    record Rejected(String why) implements ResourceOutcome {
        @Override
        public String reason() {
            return why;
        }
    }

    record NoAnswer() implements ResourceOutcome {
        @Override
        public String reason() {
            return "CloudFormation did not receive a response from your Custom Resource.";
        }
    }
}
