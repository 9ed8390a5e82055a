package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.List;

/** What a stack is made of, at the moment of the call. */
public interface StackContent {
    /** What GetTemplate answers: as it was uploaded, JSON or not. */
    String templateBody();

    List<ListedResource> resources();

    record Fixed(String templateBody, List<ListedResource> resources) implements StackContent {
        public Fixed {
            resources = List.copyOf(resources);
        }
    }

    /** Of a stack of which only the status was told: it declares nothing, and has no template to ask for. */
    record Untold() implements StackContent {
        @Override
        public String templateBody() {
            throw new IllegalStateException("nobody told what this stack is made of");
        }

        @Override
        public List<ListedResource> resources() {
            return List.of();
        }
    }
}
