package io.github.eventsourcemappingcleanup.testbed.aws;

/**
 * A resource as CloudFormation lists it: one for each logical id.
 *
 * @param status any ResourceStatus, as CREATE_COMPLETE
 */
public record ListedResource(String logicalId, String type, String physicalId, String status) {
    /** One that is there, and stays. */
    public static ListedResource complete(String logicalId, String type, String physicalId) {
        return new ListedResource(logicalId, type, physicalId, ResourceStatus.CREATE_COMPLETE.name());
    }

    /** What is deleted, or left behind, is still listed for a while. */
    boolean isThere() {
        return !status.equals(ResourceStatus.DELETE_COMPLETE.name())
                && !status.equals(ResourceStatus.DELETE_SKIPPED.name());
    }
}
