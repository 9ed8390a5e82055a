package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The stack that sent the request. Its status changes, and may be told too late; what it is made of, and is becoming, its
 * targets' fates say.
 */
final class SimulatedStack {
    static final String GONE = "(does not exist)";

    private final Stacks stacks;
    private final SimulationScheduler scheduler;
    private final String template;
    private final List<ListedResource> resources;
    private String status = GONE;
    private String root = "";

    SimulatedStack(Stacks stacks, SimulationScheduler scheduler, List<SimulatedTarget.Resource> resources) {
        this.stacks = stacks;
        this.scheduler = scheduler;
        this.template = template(resources);
        this.resources = Stream.concat(
                        Stream.of(ListedResource.complete("Provider", "AWS::Lambda::Function", RequestMaker.PROVIDER)),
                        resources.stream()
                                .filter(resource -> resource.fate() != SimulatedTarget.Fate.MOVED)
                                .map(resource -> new ListedResource(
                                        resource.logicalIdNow(),
                                        resource.type(),
                                        resource.physicalIdListed(),
                                        "UPDATE_COMPLETE")))
                .toList();
    }

    boolean isNested() {
        return !root.isEmpty();
    }

    /** It belongs to this one, which has been there before. */
    void isNestedIn(String rootId) {
        root = rootId;
    }

    /** Of now. */
    String status() {
        return status;
    }

    void enter(String next) {
        status = next;
        if (next.equals(GONE)) {
            stacks.remove(RequestMaker.STACK_ID);
        } else {
            stacks.put(RequestMaker.STACK_ID, next).content(RequestMaker.STACK_ID, template, resources);
            if (!root.isEmpty()) {
                stacks.nested(RequestMaker.STACK_ID, root, root);
            }
        }
    }

    void enterAt(Instant when, String next) {
        scheduler.at(when, () -> enter(next));
    }

    private static String template(List<SimulatedTarget.Resource> resources) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        resources.stream()
                .filter(resource -> resource.fate() != SimulatedTarget.Fate.DROPPED
                        && resource.fate() != SimulatedTarget.Fate.MOVED)
                .forEach(resource -> definitions.put(resource.logicalIdNow(), Map.of("Type", resource.type())));
        try {
            return JSON.std.asString(Map.of("Resources", definitions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
