package io.github.eventsourcemappingcleanup.handler.customresource;

/** What CloudFormation is told. */
public sealed interface Response {
    String physicalResourceId();

    record Succeeded(String physicalResourceId) implements Response {}

    /** A Create that failed has no id yet, and CloudFormation wants one. */
    record Failed(String physicalResourceId, String reason) implements Response {
        public Failed {
            physicalResourceId = physicalResourceId.isEmpty() ? PhysicalResourceId.REFUSED : physicalResourceId;
        }
    }
}
