package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.Optional;

/**
 * A stack that CloudFormation knows.
 *
 * @param status any StackStatus
 */
record KnownStack(String id, String status, StackContent content) {

    String name() {
        String[] parts = id.split("/", -1);
        return parts.length > 1 ? parts[1] : id;
    }

    /** A stack that is deleted is found by its id alone (API reference, DescribeStacks). */
    boolean isMeantBy(String nameOrId) {
        return id.equals(nameOrId) || (name().equals(nameOrId) && !isDeleted());
    }

    Optional<ListedResource> resource(String physicalId) {
        return content.resources().stream()
                .filter(resource -> resource.physicalId().equals(physicalId))
                .findFirst();
    }

    boolean isDeleted() {
        return status.equals(StackStatus.DELETE_COMPLETE.name());
    }
}
