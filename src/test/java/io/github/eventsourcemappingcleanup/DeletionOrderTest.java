package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamConsumer;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionUrlAuthType;
import software.amazon.awscdk.services.lambda.FunctionUrlOptions;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** CloudFormation deletes what depends before what it depends on: here, before all that a leaving mapping needs. */
class DeletionOrderTest {
    private final TestingStack testing = TestingStack.create();
    private final Function function = testing.function("Orders");

    @Test
    void cleanupGoesBeforeFunctionRolePoliciesAndProvider() {
        Queue queue = new Queue(testing.stack(), "Queue");
        queue.grantConsumeMessages(function);
        testing.cleanup(builder -> builder.functions(function));

        Resources resources = testing.synthesize();

        assertThat(resources.neededByCleanup())
                .contains(
                        idOf(function),
                        idOf(function.getRole()),
                        defaultPolicyOf(function.getRole()),
                        idOf(queue),
                        "EventSourceMappingCleanupHandler",
                        resources.cleanupPolicyId())
                .containsAll(resources.ofType("AWS::IAM::Role").keySet())
                .containsAll(resources.ofType("AWS::Logs::LogGroup").keySet());
    }

    @Test
    void cleanupGoesBeforeOwnedSources() {
        Queue queue = new Queue(testing.stack(), "Queue");
        testing.cleanup(builder -> builder.eventSources(queue.getQueueArn()));

        assertThat(testing.synthesize().neededByCleanup()).contains(idOf(queue));
    }

    @Test
    void cleanupGoesBeforeTheConsumersOfOwnedStreams() {
        Stream stream = new Stream(testing.stack(), "Stream");
        testing.cleanup(builder -> builder.eventSources(stream.getStreamArn()));
        StreamConsumer consumer = consumerOf(stream, "Billing");
        StreamConsumer other = consumerOf(new Stream(testing.stack(), "Other"), "OfAnotherStream");

        assertThat(Resources.dependsOn(testing.synthesize().cleanup()))
                .contains(idOf(consumer))
                .doesNotContain(idOf(other));
    }

    private StreamConsumer consumerOf(Stream stream, String id) {
        return StreamConsumer.Builder.create(testing.stack(), id).stream(stream)
                .streamConsumerName(id)
                .build();
    }

    /** It refers to the function, and would go at once: whatever the function still logs would make it anew, and leave it. */
    @Test
    void cleanupGoesBeforeTheLogGroupThatTheCdkMakesForTheFunction() {
        TestingStack flagged = TestingStack.withContext(Map.of("@aws-cdk/aws-lambda:useCdkManagedLogGroup", true));
        Function worker = flagged.function("Orders");
        Function other = flagged.function("Other");
        flagged.cleanup(builder -> builder.functions(TestingStack.alias(worker)));

        Resources resources = flagged.synthesize();

        assertThat(Resources.dependsOn(resources.cleanup()))
                .contains(idOf(worker.getNode().findChild("LogGroup")))
                .doesNotContain(idOf(other.getNode().findChild("LogGroup")));
    }

    @Test
    void cleanupGoesBeforeALogGroupByTheNameOfTheFunction() {
        ((CfnFunction) function.getNode().getDefaultChild()).setFunctionName("orders");
        testing.cleanup(builder -> builder.functions(function));
        CfnLogGroup named = CfnLogGroup.Builder.create(testing.stack(), "Named")
                .logGroupName("/aws/lambda/orders")
                .build();
        CfnLogGroup longer = CfnLogGroup.Builder.create(testing.stack(), "Longer")
                .logGroupName("/aws/lambda/orders-of-others")
                .build();
        CfnLogGroup unnamed =
                CfnLogGroup.Builder.create(testing.stack(), "Unnamed").build();

        assertThat(Resources.dependsOn(testing.synthesize().cleanup()))
                .contains(idOf(named))
                .doesNotContain(idOf(longer), idOf(unnamed));
    }

    @Test
    void aliasStandsForItsFunctionAndRole() {
        testing.cleanup(builder -> builder.functions(TestingStack.alias(function)));
        function.addToRolePolicy(statement("*"));

        assertThat(testing.synthesize().neededByCleanup())
                .contains(idOf(function), idOf(function.getRole()), defaultPolicyOf(function.getRole()));
    }

    @Test
    void policiesThatAreAttachedAfterwardsCount() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.functions(function));
        IRole role = function.getRole();

        function.addToRolePolicy(statement("*"));
        ManagedPolicy managed = ManagedPolicy.Builder.create(testing.stack(), "Managed")
                .statements(List.of(statement("*")))
                .build();
        managed.attachToRole(role);
        Policy attached = Policy.Builder.create(testing.stack(), "Attached")
                .statements(List.of(statement("*")))
                .build();
        attached.attachToRole(role);
        CfnPolicy plain = CfnPolicy.Builder.create(testing.stack(), "Plain")
                .policyName("plain")
                .policyDocument(Map.of("Version", "2012-10-17", "Statement", List.of()))
                .roles(List.of(role.getRoleName()))
                .build();
        CfnRolePolicy rolePolicy = CfnRolePolicy.Builder.create(testing.stack(), "RolePolicy")
                .policyName("role-policy")
                .roleName(role.getRoleName())
                .build();
        cleanup.getHandler().addToRolePolicy(statement("*"));

        Resources resources = testing.synthesize();
        assertThat(Resources.dependsOn(resources.cleanup()))
                .containsExactlyInAnyOrder(
                        defaultPolicyOf(role),
                        idOf(managed),
                        idOf(attached),
                        idOf(plain),
                        idOf(rolePolicy),
                        defaultPolicyOf(cleanup.getHandler().getRole()),
                        resources.cleanupPolicyId());
    }

    @Test
    void policyOfItsOwnForEachStatementCounts() {
        TestingStack flagged =
                TestingStack.withContext(Map.of("@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy", true));
        Function worker = flagged.function("Orders");
        EventSourceMappingCleanup cleanup = flagged.cleanup(builder -> builder.functions(worker));
        worker.addToRolePolicy(statement("*"));
        cleanup.getHandler().addToRolePolicy(statement("*"));

        Resources resources = flagged.synthesize();

        assertThat(resources.ofType("AWS::IAM::Policy")).hasSize(3);
        assertThat(Resources.dependsOn(resources.cleanup()))
                .containsExactlyInAnyOrderElementsOf(
                        resources.ofType("AWS::IAM::Policy").keySet());
    }

    @Test
    void policiesOfARoleThatIsNamedCount() {
        Role role = Role.Builder.create(testing.stack(), "Role")
                .roleName("orders")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        testing.cleanup(builder -> builder.functions(functionWith(testing.stack(), role)));
        CfnPolicy plain = CfnPolicy.Builder.create(testing.stack(), "Plain")
                .policyName("plain")
                .policyDocument(Map.of("Version", "2012-10-17", "Statement", List.of()))
                .roles(List.of("orders"))
                .build();

        assertThat(Resources.dependsOn(testing.synthesize().cleanup())).contains(idOf(plain));
    }

    @Test
    void policiesOfAnImportedRoleCount() {
        IRole role = Role.fromRoleArn(testing.stack(), "Role", "arn:aws:iam::111122223333:role/service/orders");
        Function worker = functionWith(testing.stack(), role);
        testing.cleanup(builder -> builder.functions(worker));
        worker.addToRolePolicy(statement("*"));

        assertThat(testing.synthesize().ofType("AWS::IAM::Policy").keySet())
                .filteredOn(id -> id.startsWith("Role"))
                .hasSize(1)
                .isSubsetOf(Resources.dependsOn(testing.synthesize().cleanup()));
    }

    @Test
    void policiesOfOtherRolesDoNotCount() {
        testing.cleanup(builder -> builder.functions(function));
        testing.function("Other").addToRolePolicy(statement("*"));
        ManagedPolicy.Builder.create(testing.stack(), "Unattached")
                .statements(List.of(statement("*")))
                .build();

        Resources resources = testing.synthesize();
        assertThat(Resources.dependsOn(resources.cleanup())).containsExactly(resources.cleanupPolicyId());
    }

    @Test
    void policiesOfANestedStackThatUsesTheSameLogicalIdsDoNotCount() {
        testing.cleanup(builder -> builder.functions(function));
        NestedStack nested = new NestedStack(testing.stack(), "Nested");
        Function twin = TestingStack.function(nested, "Orders");
        twin.addToRolePolicy(statement("*"));
        assertThat(nested.resolve(twin.getRole().getRoleName()))
                .isEqualTo(testing.stack().resolve(function.getRole().getRoleName()));

        Resources resources = testing.synthesize();
        assertThat(Resources.dependsOn(resources.cleanup())).containsExactly(resources.cleanupPolicyId());
    }

    @Test
    void cleanupsOfAStackDoNotNeedEachOther() {
        testing.cleanup("First", builder -> builder.functions(function));
        testing.cleanup("Second", builder -> builder.functions(testing.function("Other")));

        assertThat(testing.synthesize()
                        .ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                        .values())
                .allSatisfy(cleanup -> assertThat(Resources.dependsOn(cleanup)).hasSize(1));
    }

    @Test
    void functionMayCreateMappingsForAnotherCleanup() {
        Function other = testing.function("Other");
        EventSourceMappingCleanup cleanup = testing.cleanup("First", builder -> builder.functions(function));
        testing.cleanup("Second", builder -> builder.functions(other));

        other.getNode().addDependency(cleanup);

        testing.synthesize();
    }

    @Test
    void nothingThatThePropertiesReferToIsNamedAgain() {
        Queue queue = new Queue(testing.stack(), "Queue");
        testing.cleanup(builder ->
                builder.functions(function, TestingStack.alias(function)).eventSources(queue.getQueueArn()));

        Resources resources = testing.synthesize();

        assertThat(Resources.dependsOn(resources.cleanup()))
                .doesNotContainAnyElementsOf(Resources.referencedIn(Resources.properties(resources.cleanup())));
    }

    @Test
    void ordinaryUseOfTheFunctionMakesNoCycle() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.functions(function));
        Queue queue = new Queue(testing.stack(), "Queue");
        function.addEventSource(new SqsEventSource(queue));
        function.addFunctionUrl(
                FunctionUrlOptions.builder().authType(FunctionUrlAuthType.NONE).build());
        queue.grantConsumeMessages(function);
        Function creator = testing.function("Creator");
        function.grantInvoke(creator);
        creator.addToRolePolicy(statement(function.getFunctionArn()));
        Policy.Builder.create(testing.stack(), "CreatorPolicy")
                .statements(List.of(statement(queue.getQueueArn())))
                .roles(List.of(creator.getRole()))
                .build();

        creator.getNode().addDependency(cleanup);

        Resources resources = testing.synthesize();
        assertThat(resources.neededByCleanup()).doesNotContain(idOf(creator));
        assertThat(resources.neededBy(idOf(creator)))
                .contains(resources
                        .ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                        .keySet()
                        .iterator()
                        .next());
    }

    @Test
    void roleOfTheParentStackIsWaitedFor() {
        NestedStack nested = new NestedStack(testing.stack(), "Nested");
        Role role = Role.Builder.create(testing.stack(), "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        TestingStack.cleanup(nested, "Cleanup", builder -> builder.functions(functionWith(nested, role)));
        Policy policy = Policy.Builder.create(testing.stack(), "Policy")
                .statements(List.of(statement("*")))
                .roles(List.of(role))
                .build();

        Resources resources = testing.synthesize();

        assertThat(Resources.dependsOn(resources
                        .ofType("AWS::CloudFormation::Stack")
                        .values()
                        .iterator()
                        .next()))
                .contains(idOf(policy));
    }

    @Test
    void literalSourceAloneNeedsTheProviderOnly() {
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));

        assertThat(testing.synthesize().neededByCleanup()).doesNotContain(idOf(function));
    }

    private static Function functionWith(Construct scope, IRole role) {
        return Function.Builder.create(scope, "Worker")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .role(role)
                .build();
    }

    private static PolicyStatement statement(String resource) {
        return PolicyStatement.Builder.create()
                .actions(List.of("sqs:ReceiveMessage"))
                .resources(List.of(resource))
                .build();
    }

    private String idOf(IConstruct construct) {
        CfnResource resource = construct instanceof CfnResource self
                ? self
                : (CfnResource) construct.getNode().getDefaultChild();
        return (String) testing.stack().resolve(resource.getLogicalId());
    }

    private String defaultPolicyOf(IRole role) {
        return idOf(role.getNode().findChild("DefaultPolicy"));
    }
}
