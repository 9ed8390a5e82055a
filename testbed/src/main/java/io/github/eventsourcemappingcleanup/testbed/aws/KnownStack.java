package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.Optional;

/**
 * A stack that CloudFormation knows.
 *
 * @param status any StackStatus
 * @param parentId the stack that it is nested in; empty if it is not
 * @param rootId the stack that is nested in none; empty if it is this
 */
record KnownStack(String id, String status, StackContent content, String parentId, String rootId) {
    KnownStack(String id) {
        this(id, "", new StackContent.Untold(), "", "");
    }

    KnownStack in(String nextStatus) {
        return new KnownStack(id, nextStatus, content, parentId, rootId);
    }

    KnownStack of(StackContent next) {
        return new KnownStack(id, status, next, parentId, rootId);
    }

    KnownStack nestedIn(String parent, String root) {
        return new KnownStack(id, status, content, parent, root);
    }

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
