package io.github.eventsourcemappingcleanup.handler.scope;

import java.util.List;

/**
 * One page of a stack's resources.
 *
 * @param nextToken empty on the last page
 */
record ResourcePage(List<ListedResource> resources, String nextToken) {
    ResourcePage {
        resources = List.copyOf(resources);
    }
}
