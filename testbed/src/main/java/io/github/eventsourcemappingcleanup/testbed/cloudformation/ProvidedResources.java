package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome.Failed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Custom resources, by means of the provider function that their ServiceToken names: one of the same stack. */
final class ProvidedResources implements Provisioner {
    private static final String DEFAULT_SERVICE_TIMEOUT = "3600";

    private final StackArn stack;
    private final PhysicalNames names;
    private final CustomResources customResources;
    private final Supplier<List<StackResource>> existing;
    private volatile Supplier<String> requestIds = () -> UUID.randomUUID().toString();

    ProvidedResources(
            StackArn stack,
            PhysicalNames names,
            CustomResources customResources,
            Supplier<List<StackResource>> existing) {
        this.stack = stack;
        this.names = names;
        this.customResources = customResources;
        this.existing = existing;
    }

    void requestIds(Supplier<String> ids) {
        requestIds = ids;
    }

    @Override
    public CompletableFuture<ResourceOutcome> create(StackResource wanted) {
        return send("Create", wanted, null, wanted.properties(), null);
    }

    @Override
    public CompletableFuture<ResourceOutcome> update(StackResource now, StackResource wanted) {
        if (!serviceToken(now.properties()).equals(serviceToken(wanted.properties()))) {
            return failed("Modifying service token is not allowed.", now);
        }
        return send("Update", wanted, now.physicalId(), wanted.properties(), now.properties());
    }

    /** A second Update, with old and new properties changed over (aws-cdk docs/CLOUDFORMATION.md). */
    @Override
    public CompletableFuture<ResourceOutcome> restore(StackResource now, StackResource before) {
        return send("Update", before, now.physicalId(), before.properties(), now.properties());
    }

    @Override
    public CompletableFuture<ResourceOutcome> delete(StackResource resource) {
        return send("Delete", resource, resource.physicalId(), resource.properties(), null);
    }

    /** Without a valid id in the answer CloudFormation makes one up (binxio/cfn-certificate-provider issue 31). */
    @Override
    public String leftBehind(StackResource wanted, String answeredId) {
        return answeredId.isEmpty() ? names.next(wanted.logicalId()) : answeredId;
    }

    private CompletableFuture<ResourceOutcome> send(
            String requestType,
            StackResource resource,
            @Nullable String physicalId,
            Map<String, Object> properties,
            @Nullable Map<String, Object> oldProperties) {
        String token = serviceToken(properties);
        if (existing.get().stream()
                .noneMatch(other -> token.equals(other.attributes().get("Arn")))) {
            return failed("Lambda function not found: " + token, resource);
        }
        ResourceRequest request = new ResourceRequest(
                requestType,
                requestIds.get(),
                stack.text(),
                resource.type(),
                resource.logicalId(),
                physicalId,
                properties,
                oldProperties);
        return customResources.send(request, serviceTimeout(properties));
    }

    private static CompletableFuture<ResourceOutcome> failed(String reason, StackResource resource) {
        return CompletableFuture.completedFuture(new Failed(reason, resource.physicalId()));
    }

    private static Duration serviceTimeout(Map<String, Object> properties) {
        Object seconds = properties.getOrDefault("ServiceTimeout", DEFAULT_SERVICE_TIMEOUT);
        return Duration.ofSeconds(Long.parseLong(String.valueOf(seconds)));
    }

    private static String serviceToken(Map<String, Object> properties) {
        return String.valueOf(properties.get("ServiceToken"));
    }
}
