package io.github.eventsourcemappingcleanup;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The provider function of a stack, shared by its cleanups, with its role and log group. */
final class Provider extends Construct {
    private static final String ID = "EventSourceMappingCleanupProvider";
    /** Never changes: CloudFormation refuses another ServiceToken for a custom resource that exists. */
    private static final String LOGICAL_ID = "EventSourceMappingCleanupHandler";

    private static final String HANDLER = "io.github.eventsourcemappingcleanup.handler.CleanupHandler";

    private final Role role;
    private final Function handler;
    private final CfnFunction resource;
    private final List<CleanupResources> cleanups = new ArrayList<>();
    private final Set<Selection> served = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable LateDependencies dependencies;

    private Provider(Stack stack) {
        super(stack, ID);
        // Leaves with the stack; after a failed teardown the stack stays, and with it the log.
        LogGroup logGroup = LogGroup.Builder.create(this, "LogGroup")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("Provider", permissions(stack, logGroup)))
                .build();
        if (role.getNode().getDefaultChild()
                instanceof CfnRole made) { // None where others make it: Role.customizeRoles
            NagSuppression.of(made);
        }
        Path code = HandlerPackage.fromClasspath()
                .stageInto(Path.of(requireNonNull(Stage.of(this)).getAssetOutdir()));
        handler = Function.Builder.create(this, "Handler")
                .description("Deletes event source mappings when the stack is deleted")
                .runtime(Runtime.JAVA_25)
                .handler(HANDLER)
                .code(Code.fromAsset(code.toString()))
                .memorySize(512)
                .timeout(Duration.minutes(15))
                .role(role)
                .logGroup(logGroup)
                .build();
        resource = (CfnFunction) requireNonNull(handler.getNode().getDefaultChild());
        resource.overrideLogicalId(LOGICAL_ID);
        // cfn-lint's: the CDK lets every function depend on the role that it refers to.
        resource.addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("W3005"))));
        getNode().addValidation(new HandlerRuntime(resource));
    }

    static Provider of(Stack stack) {
        return stack.getNode().tryFindChild(ID) instanceof Provider existing ? existing : new Provider(stack);
    }

    Function handler() {
        return handler;
    }

    void add(CleanupResources cleanup) {
        cleanups.add(cleanup);
        cleanup.completeLate(this::dependenciesOf);
    }

    /** Looked for once for all cleanups; anew when one asks again, since then the app is synthesized again. */
    private List<IConstruct> dependenciesOf(Selection selection) {
        if (served.isEmpty() || served.contains(selection)) {
            served.clear();
            dependencies = new LateDependencies(
                    Stack.of(this),
                    resource,
                    cleanups.stream().map(CleanupResources::policy).toList());
        }
        served.add(selection);
        return requireNonNull(dependencies).of(selection);
    }

    Role role() {
        return role;
    }

    /** The ARN of one mapping, or the pattern of all: {@code *}. */
    String mappingArn(String uuid) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("lambda")
                        .resource("event-source-mapping")
                        .resourceName(uuid)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    /**
     * What every cleanup of the stack needs; what to delete is each cleanup's own. No logs:CreateLogGroup: a last
     * line, written when the log group is gone, would make it anew and leave it behind.
     */
    private PolicyDocument permissions(Stack stack, LogGroup logGroup) {
        PolicyDocument document = new PolicyDocument();
        document.addStatements(
                allow(List.of(logGroup.getLogGroupArn()), "logs:CreateLogStream", "logs:PutLogEvents"),
                // What becomes of this stack: its status, the template it is moving to, what it holds now.
                allow(
                        List.of(stack.getStackId()),
                        "cloudformation:DescribeStacks",
                        "cloudformation:GetTemplate",
                        "cloudformation:ListStackResources"),
                // Which stack declares a mapping is asked by the mapping's id alone: there is no stack yet to match.
                allow(List.of("*"), "cloudformation:DescribeStackResources"),
                // Without condition on the function: a mapping that is gone has none, and 404 is what we want to hear.
                allow(List.of(mappingArn("*")), "lambda:GetEventSourceMapping"));
        if (stack.getNestedStackParent() != null) {
            // Whether everything is deleted, or only this stack is removed from a parent that stays.
            document.addStatements(allow(List.of(root(stack).getStackId()), "cloudformation:DescribeStacks"));
        }
        return document;
    }

    private static Stack root(Stack stack) {
        Stack parent = stack.getNestedStackParent();
        return parent == null ? stack : root(parent);
    }

    static PolicyStatement allow(List<String> resources, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(resources)
                .build();
    }
}
