package io.github.eventsourcemappingcleanup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** Removes event source mappings made outside CloudFormation when its stack is torn down, and waits until they are gone. */
public final class EventSourceMappingCleanup extends Construct {
    /** The CloudFormation type of the custom resource that a cleanup adds to the stack. It never changes. */
    public static final String RESOURCE_TYPE = "Custom::EventSourceMappingCleanup";

    /** Three runs of 900 s, Lambda's pauses of 60 and 120 s between them, and 120 s for its queue; CloudFormation allows 3,600. */
    private static final int SERVICE_TIMEOUT_SECONDS = 3 * 900 + 60 + 120 + 120;

    private final Provider provider;

    private EventSourceMappingCleanup(Construct scope, String id, Selection selection, Timeout timeout) {
        super(scope, id);
        Stack stack = Stack.of(this);
        provider = Provider.of(stack);
        Map<String, Object> properties = new LinkedHashMap<>(selection.properties());
        properties.put("TimeoutSeconds", timeout.seconds());
        CustomResource resource = CustomResource.Builder.create(this, "Resource")
                .resourceType(RESOURCE_TYPE)
                .serviceToken(provider.handler().getFunctionArn())
                .serviceTimeout(Duration.seconds(SERVICE_TIMEOUT_SECONDS))
                .properties(properties)
                .build();
        getNode().setDefaultChild(resource.getNode().getDefaultChild());
        // What the properties refer to (provider, functions and their roles, owned sources) is deleted later anyway.
        String path = getNode().getPath().substring(stack.getNode().getPath().length() + 1);
        resource.getNode().addDependency(new CleanupPolicy(provider, path, selection));
        resource.getNode().addDependency(RolePolicies.of(roles(selection)));
    }

    private List<AttachedRole> roles(Selection selection) {
        CfnRole providerRole = (CfnRole) provider.role().getNode().getDefaultChild();
        return Stream.concat(
                        Stream.of(AttachedRole.of(providerRole)),
                        selection.functions().stream().flatMap(function -> AttachedRole.of(function).stream()))
                .toList();
    }

    /**
     * The provider function, which all cleanups of a stack share.
     *
     * @return the function
     */
    public Function getHandler() {
        return provider.handler();
    }

    /** Describes a cleanup. Calls add up. */
    public static final class Builder implements software.amazon.jsii.Builder<EventSourceMappingCleanup> {
        private final Construct scope;
        private final String id;
        private final Arguments<IFunction> functions = new Arguments<>("functions");
        private final Arguments<String> eventSources = new Arguments<>("eventSources");
        private final Arguments<String> uuids = new Arguments<>("uuids");
        private final Arguments<Duration> timeout = new Arguments<>("timeout");

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        public Builder functions(IFunction... functions) {
            this.functions.add(functions);
            return this;
        }

        public Builder eventSources(String... eventSourceArns) {
            this.eventSources.add(eventSourceArns);
            return this;
        }

        public Builder uuids(String... uuids) {
            this.uuids.add(uuids);
            return this;
        }

        public Builder timeout(Duration timeout) {
            this.timeout.add(new Duration[] {timeout});
            return this;
        }

        @Override
        public EventSourceMappingCleanup build() {
            String parent = scope.getNode().getPath();
            Site site = new Site(parent.isEmpty() ? id : parent + "/" + id);
            Selection selection = Selection.of(
                    functions.checked(site), eventSources.checked(site), uuids.checked(site), Stack.of(scope), site);
            return new EventSourceMappingCleanup(scope, id, selection, Timeout.of(timeout.checked(site), site));
        }
    }
}
