package io.github.eventsourcemappingcleanup;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * Deletes event source mappings that the stack did not create when the stack is deleted, and waits until they are gone.
 *
 * <p>Deleting a function does not delete its mappings (AWS Lambda API Reference, DeleteFunction). Those that were created
 * outside CloudFormation stay behind. While this construct is in a stack, CloudFormation first deletes the selected mappings
 * and waits until Lambda no longer knows them. Only then does it delete what they need: the selected functions, their roles
 * with every policy, and the selected event sources of this stack.
 *
 * <pre>{@code
 * EventSourceMappingCleanup.Builder.create(this, "Cleanup")
 *         .functions(worker)
 *         .build();
 * }</pre>
 *
 * <p><b>Resources.</b> Five for the first cleanup of a stack: the provider function, its role and log group, and for
 * each cleanup a custom resource and a policy. Two for each further one. IAM allows the provider's role 10,240
 * characters of inline policies in all, which some 20 cleanups of one function each fill, or one cleanup of some 40
 * functions. IAM refuses more at the deployment (IAM User Guide, IAM and AWS STS quotas).
 *
 * <p><b>When it acts.</b> When the stack is deleted. A Delete event also comes while a stack stays. Then only mappings of
 * functions and event sources that this stack creates are deleted, and all others are kept:
 *
 * <ul>
 *   <li>if the creation of the stack is rolled back, or a nested stack is removed from a parent that stays: all of these;
 *   <li>if the cleanup is changed or removed: of these, the ones that leave the stack in the same update.
 * </ul>
 *
 * <p>What a removal policy retains counts as created elsewhere. A mapping that some CloudFormation stack declares is left to
 * that stack. {@code cdk destroy} runs what was deployed last, so deploy before you destroy. If mappings are left when the time
 * is up, the deletion of the stack fails, names them, and can be repeated.
 *
 * <p><b>What the CDK does already.</b> To keep the cleanup from acting at all, retain its custom resource:
 * {@code RemovalPolicies.of(cleanup).retain()}, or {@code applyRemovalPolicy(RemovalPolicy.RETAIN)} on
 * {@code getNode().getDefaultChild()}, which is the {@link CfnResource}. If something creates mappings, have it deleted before
 * the cleanup runs: let it depend on the cleanup, {@code creator.getNode().addDependency(cleanup)}. What the selected
 * functions and event sources need can't depend on it; CloudFormation refuses such a cycle. Where only others may
 * create roles ({@code Role.customizeRoles}), the provider's is {@code <stack>/EventSourceMappingCleanupProvider/Role}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html">AWS Lambda API
 *     Reference, DeleteEventSourceMapping</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html">AWS
 *     CloudFormation User Guide, Custom resources</a>
 */
public final class EventSourceMappingCleanup extends Construct {
    /** The CloudFormation type of the custom resource that a cleanup adds to the stack. It never changes. */
    public static final String RESOURCE_TYPE = "Custom::EventSourceMappingCleanup";

    /** Three runs of 900 s, Lambda's pauses of 60 and 120 s, 120 s for its queue; CloudFormation allows 3,600. */
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
        CfnResource cfnResource =
                (CfnResource) requireNonNull(resource.getNode().getDefaultChild());
        getNode().setDefaultChild(cfnResource);
        // What the properties refer to (provider, functions and so their roles, owned sources) is deleted later anyway.
        String pathInStack =
                getNode().getPath().substring(stack.getNode().getPath().length() + 1);
        CleanupPolicy policy = new CleanupPolicy(provider, pathInStack, selection);
        resource.getNode().addDependency(policy);
        provider.add(new CleanupResources(policy, new RetainedTargets(this, cfnResource, selection)));
    }

    /**
     * The provider function, which all cleanups of a stack share, and the way to everything that the CDK can change in a
     * function. Its logical id is fixed, since CloudFormation refuses another service token for a custom resource that
     * exists.
     *
     * <p>A teardown that fails is no failure of the function, since it answers: see the stack's events, or the lines of the
     * event {@code answered} in the log. The log group is deleted with the stack; to keep it after a successful destroy, give
     * it another removal policy:
     *
     * <pre>{@code
     * LogGroup log = (LogGroup) cleanup.getHandler().getLogGroup();
     * log.applyRemovalPolicy(RemovalPolicy.RETAIN);
     * }</pre>
     *
     * @return the function: Java 25, 512 MB, 15 minutes. In a Region without Java 25 set {@code java21} or {@code java17} on
     *     its {@code CfnFunction}
     */
    public Function getHandler() {
        return provider.handler();
    }

    /** Says which mappings a cleanup is about. Calls add up, the same value counts once, and at least one is needed. */
    public static final class Builder implements software.amazon.jsii.Builder<EventSourceMappingCleanup> {
        private final Construct scope;
        private final String id;
        private final BuilderArguments<IFunction> functions = new BuilderArguments<>("functions");
        private final BuilderArguments<String> eventSources = new BuilderArguments<>("eventSources");
        private final BuilderArguments<String> uuids = new BuilderArguments<>("uuids");
        private final BuilderArguments<Duration> timeout = new BuilderArguments<>("timeout");

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /**
         * Begins a cleanup.
         *
         * @param scope where it is added, usually the stack whose functions or event sources it is about
         * @param id its id in that scope
         * @return a builder that selects nothing yet
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Selects all mappings of functions, those of their aliases, versions and {@code $LATEST} included. Of an
         * alias or version it selects its own mappings only.
         *
         * <p>The functions must be created by the stack that this cleanup is in: one that outlives the stack must not
         * lose its mappings. The function, its role, every policy that is attached to the role and a log group by the
         * function's name are kept until the mappings are gone. A function whose removal policy retains it would
         * lose its mappings too: that is a warning at synthesis. If this is what you want, acknowledge
         * {@code event-source-mapping-cleanup:retained} on the stack. The provider function may delete the mappings of
         * selected functions, and of no others. Default: no function.
         *
         * @param functions at least one
         * @return this builder
         */
        public Builder functions(IFunction... functions) {
            this.functions.add(functions);
            return this;
        }

        /**
         * The same as {@link #functions(IFunction...)}, for a collection.
         *
         * @param functions at least one
         * @return this builder
         */
        public Builder functions(Collection<? extends IFunction> functions) {
            this.functions.add(functions);
            return this;
        }

        /**
         * Selects all mappings that read from event sources, whatever their function.
         *
         * <p>Literal ARNs are checked; tokens pass. The ARN of a DynamoDB table stands for all its streams, that of a
         * Kinesis stream also for its consumers. An event source that this stack creates is kept until the mappings
         * are gone. If its removal policy retains it, as that of a CDK stream or table does by default, that is a warning at
         * synthesis. One of another account is possible, one of another Region is not: a mapping reads from its own.
         *
         * <p>IAM has no condition for the source of a mapping, so the provider function may then delete every mapping
         * of the account in this Region. Self-managed Kafka has no ARN: select those mappings by their function.
         * Default: no event source.
         *
         * @param eventSourceArns at least one ARN of an SQS queue, Kinesis stream or consumer, DynamoDB table or
         *     stream, MSK cluster or VPC connection, Amazon MQ broker or DocumentDB cluster
         * @return this builder
         * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html">AWS Lambda
         *     API Reference, ListEventSourceMappings</a>
         */
        public Builder eventSources(String... eventSourceArns) {
            this.eventSources.add(eventSourceArns);
            return this;
        }

        /**
         * The same as {@link #eventSources(String...)}, for a collection.
         *
         * @param eventSourceArns at least one
         * @return this builder
         */
        public Builder eventSources(Collection<String> eventSourceArns) {
            this.eventSources.add(eventSourceArns);
            return this;
        }

        /**
         * Selects single mappings. Default: none.
         *
         * @param uuids at least one UUID of 36 characters, in lower or upper case, or a token
         * @return this builder
         */
        public Builder uuids(String... uuids) {
            this.uuids.add(uuids);
            return this;
        }

        /**
         * The same as {@link #uuids(String...)}, for a collection.
         *
         * @param uuids at least one
         * @return this builder
         */
        public Builder uuids(Collection<String> uuids) {
            this.uuids.add(uuids);
            return this;
        }

        /**
         * How long the cleanup deletes and waits before it gives up and says what is left. Default: 10 minutes.
         *
         * @param timeout whole seconds, from 30 seconds to 14 minutes; Lambda itself ends a run after 15. The last
         *     call counts
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            this.timeout.add(Collections.singletonList(timeout));
            return this;
        }

        /**
         * Checks everything and adds the cleanup, with the provider of the stack if it is the first one.
         *
         * @return the cleanup
         * @throws IllegalArgumentException if something can't work: the message has the construct's path, what is
         *     wrong and what to write instead. Nothing is selected; an argument is null or missing; a UUID or ARN is
         *     malformed, or the ARN is of no event source, of another Region or of another partition than its Region's; the
         *     timeout is out of range; a function is imported or made by another stack, and so perhaps of another account
         *     or Region
         * @throws IllegalStateException if this library's jar lacks the handler's package
         */
        @Override
        public EventSourceMappingCleanup build() {
            if (scope == null || id == null) {
                throw new ConstructPath(EventSourceMappingCleanup.class.getSimpleName())
                        .refuse(
                                "create() was called with null as " + (scope == null ? "scope" : "id"),
                                "Pass the stack whose mappings are deleted with it, and an id: create(this, \"Cleanup\")");
            }
            String parent = scope.getNode().getPath();
            ConstructPath site = new ConstructPath(parent.isEmpty() ? id : parent + "/" + id);
            Selection selection = Selection.of(
                    functions.checked(site), eventSources.checked(site), uuids.checked(site), Stack.of(scope), site);
            return new EventSourceMappingCleanup(scope, id, selection, Timeout.of(timeout.checked(site), site));
        }
    }
}
