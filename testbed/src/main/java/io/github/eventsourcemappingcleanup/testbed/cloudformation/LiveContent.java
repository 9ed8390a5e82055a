package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.StackContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a stack tells of itself, also in the middle of an operation: one row for each logical id, with the physical id
 * of now. What is to leave has no sign of it until its deletion begins.
 */
final class LiveContent implements StackContent {
    private final Supplier<Template> template;
    private final Inventory inventory;
    private final Journal journal;

    LiveContent(Supplier<Template> template, Inventory inventory, Journal journal) {
        this.template = template;
        this.inventory = inventory;
        this.journal = journal;
    }

    @Override
    public String templateBody() {
        return Json.written(template.get().json());
    }

    @Override
    public List<ListedResource> resources() {
        Map<String, ListedResource> rows = new LinkedHashMap<>();
        for (StackResource resource : inventory.existing()) {
            rows.putIfAbsent(resource.logicalId(), row(resource));
        }
        for (StackResource resource : journal.deleted()) {
            rows.putIfAbsent(resource.logicalId(), row(resource));
        }
        return List.copyOf(rows.values());
    }

    private ListedResource row(StackResource resource) {
        return new ListedResource(
                resource.logicalId(), resource.type(), resource.physicalId(), journal.statusOf(resource));
    }
}
