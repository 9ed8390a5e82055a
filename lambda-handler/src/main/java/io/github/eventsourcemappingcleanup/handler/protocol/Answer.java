package io.github.eventsourcemappingcleanup.handler.protocol;

/** What CloudFormation is told. */
public sealed interface Answer {
    String physicalResourceId();

    record Succeeded(String physicalResourceId) implements Answer {}

    /** A Create that failed has no id yet, and CloudFormation wants one. */
    record Failed(String physicalResourceId, String reason) implements Answer {
        public Failed {
            physicalResourceId = physicalResourceId.isEmpty() ? PhysicalResourceId.REFUSED : physicalResourceId;
        }
    }
}
