package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** A stack to add things to, and its template by what tests ask for. */
record TestingStack(App app, Stack stack) {
    static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:111122223333:orders";
    static final String UUID = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";

    static TestingStack create() {
        return withContext(Map.of());
    }

    static TestingStack withContext(Map<String, Object> context) {
        App app = app(context);
        return new TestingStack(app, new Stack(app, "Stack"));
    }

    /** One folder for all: every assembly of its own would carry its own copy of the handler's package. */
    static App app(Map<String, Object> context) {
        return App.Builder.create().outdir("target/cdk.out").context(context).build();
    }

    static Function function(Construct scope, String id) {
        return Function.Builder.create(scope, id)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
    }

    static CfnFunction resource(Function function) {
        return (CfnFunction) function.getNode().getDefaultChild();
    }

    /** The resource that a construct is, or is made of. */
    static CfnResource resource(IConstruct construct) {
        return construct instanceof CfnResource self
                ? self
                : (CfnResource) construct.getNode().getDefaultChild();
    }

    static Alias alias(Function function) {
        return Alias.Builder.create(function, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
    }

    static PolicyStatement statement(String resource) {
        return PolicyStatement.Builder.create()
                .actions(List.of("sqs:ReceiveMessage"))
                .resources(List.of(resource))
                .build();
    }

    Function function(String id) {
        return function(stack, id);
    }

    EventSourceMappingCleanup cleanup(Consumer<EventSourceMappingCleanup.Builder> selection) {
        return cleanup("Cleanup", selection);
    }

    EventSourceMappingCleanup cleanup(String id, Consumer<EventSourceMappingCleanup.Builder> selection) {
        return cleanup(stack, id, selection);
    }

    static EventSourceMappingCleanup cleanup(
            Construct scope, String id, Consumer<EventSourceMappingCleanup.Builder> selection) {
        EventSourceMappingCleanup.Builder builder = EventSourceMappingCleanup.Builder.create(scope, id);
        selection.accept(builder);
        return builder.build();
    }

    /** The synthesized template; fails if its resources depend on each other in a circle. */
    Resources synthesize() {
        return Resources.of(stack);
    }

    /** What the only cleanup warns of. */
    List<String> warnings() {
        return Annotations.fromStack(stack).findWarning("/Stack/Cleanup", Match.anyValue()).stream()
                .map(message -> (String) message.getEntry().getData())
                .toList();
    }

    /** An Aspect that changes all constructs of a type. */
    record AspectOf<C>(Class<C> type, Consumer<C> change) implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (type.isInstance(node)) {
                change.accept(type.cast(node));
            }
        }
    }

    /** The resources of a template by logical id. */
    record Resources(Map<String, Map<String, Object>> byLogicalId) {

        @SuppressWarnings("unchecked")
        static Resources of(Stack stack) {
            return new Resources((Map<String, Map<String, Object>>)
                    Template.fromStack(stack).toJSON().get("Resources"));
        }

        Map<String, Map<String, Object>> ofType(String type) {
            Map<String, Map<String, Object>> found = new TreeMap<>(byLogicalId);
            found.values().removeIf(resource -> !type.equals(resource.get("Type")));
            return found;
        }

        /** The only custom resource. */
        Map<String, Object> cleanup() {
            return ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                    .values()
                    .iterator()
                    .next();
        }

        Map<String, Object> properties() {
            return properties(cleanup());
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> properties(Map<String, Object> resource) {
            return (Map<String, Object>) resource.get("Properties");
        }

        @SuppressWarnings("unchecked")
        static List<String> dependsOn(Map<String, Object> resource) {
            return (List<String>) resource.getOrDefault("DependsOn", List.of());
        }

        /** All that CloudFormation deletes only after the only custom resource. */
        Set<String> neededByCleanup() {
            return neededBy(ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                    .keySet()
                    .iterator()
                    .next());
        }

        /** All that CloudFormation deletes only after a resource. */
        Set<String> neededBy(String logicalId) {
            Set<String> needed = new HashSet<>();
            addNeededBy(logicalId, needed);
            return needed;
        }

        private void addNeededBy(String logicalId, Set<String> needed) {
            Map<String, Object> resource = byLogicalId.get(logicalId);
            Set<String> direct = new HashSet<>(dependsOn(resource));
            direct.addAll(referencedIn(properties(resource)));
            direct.retainAll(byLogicalId.keySet());
            for (String need : direct) {
                if (needed.add(need)) {
                    addNeededBy(need, needed);
                }
            }
        }

        static Set<String> referencedIn(Object value) {
            Set<String> references = new HashSet<>();
            if (value instanceof Map<?, ?> map) {
                if (map.get("Ref") instanceof String logicalId) {
                    references.add(logicalId);
                } else if (map.get("Fn::GetAtt") instanceof List<?> attribute) {
                    references.add(String.valueOf(attribute.get(0)));
                }
                map.values().forEach(element -> references.addAll(referencedIn(element)));
            } else if (value instanceof Collection<?> collection) {
                collection.forEach(element -> references.addAll(referencedIn(element)));
            }
            return references;
        }

        /** The logical id of the policy of the only cleanup. */
        String cleanupPolicyId() {
            return ofType("AWS::IAM::Policy").keySet().stream()
                    .filter(id -> id.startsWith("EventSourceMappingCleanupProviderPolicy"))
                    .findFirst()
                    .orElseThrow();
        }

        Map<String, Object> cleanupPolicy() {
            return byLogicalId.get(cleanupPolicyId());
        }
    }
}
