package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StageSynthesisOptions;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesis.CfnStreamConsumer;
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
    void cleanupGoesBeforeFunctionRolePoliciesAndProvider_alsoOfAnAlias() {
        Queue queue = new Queue(testing.stack(), "Queue");
        queue.grantConsumeMessages(function);
        testing.cleanup(builder -> builder.functions(TestingStack.alias(function)));

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
    void cleanupGoesBeforeTheConsumersOfOwnedStreams() {
        Stream stream = new Stream(testing.stack(), "Stream");
        testing.cleanup(builder -> builder.eventSources(stream.getStreamArn()));
        StreamConsumer consumer = consumerOf(stream, "Billing");
        StreamConsumer other = consumerOf(new Stream(testing.stack(), "Other"), "OfAnotherStream");

        assertThat(dependencies()).contains(idOf(consumer)).doesNotContain(idOf(other));
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
        TestingStack.resource(function).setFunctionName("orders");
        testing.cleanup(builder -> builder.functions(function));
        String named = logGroup("/aws/lambda/orders");
        String longer = logGroup("/aws/lambda/orders-of-others");
        String unnamed = logGroup(null);

        assertThat(dependencies()).contains(named).doesNotContain(longer, unnamed);
    }

    @Test
    void cleanupGoesBeforeALogGroupThatRefersToTheFunction_inAnyWay() {
        CfnFunction resource = TestingStack.resource(function);
        testing.cleanup(builder -> builder.functions(function));
        String attribute = Fn.getAtt(id(resource), "Name").toString();
        List<String> names = List.of(
                "/aws/lambda/" + function.getFunctionName(),
                Fn.sub("/aws/lambda/${" + id(resource) + "}"),
                Fn.sub("/aws/lambda/${Name}", Map.of("Name", function.getFunctionName())),
                "/aws/lambda/" + Fn.select(6, Fn.split(":", resource.getAttrArn())),
                Fn.join("/", List.of("/aws/lambda", attribute)));
        List<String> logGroups = names.stream().map(this::logGroup).toList();

        assertThat(dependencies()).containsAll(logGroups);
    }

    @Test
    void cleanupGoesBeforeALogGroupWhoseNameIsPutTogetherAsTheFunctionsIs() {
        TestingStack.resource(function).setFunctionName(Fn.sub("orders-${AWS::StackName}"));
        testing.cleanup(builder -> builder.functions(function));

        String logGroup = logGroup("/aws/lambda/orders-" + Aws.STACK_NAME);

        assertThat(dependencies()).contains(logGroup);
    }

    /** @return its logical id */
    private String logGroup(String name) {
        return idOf(CfnLogGroup.Builder.create(testing.stack(), nextId())
                .logGroupName(name)
                .build());
    }

    private String nextId() {
        return "Next" + testing.stack().getNode().getChildren().size();
    }

    @Test
    void cleanupGoesBeforeAConsumerThatNamesTheStream() {
        Stream stream = Stream.Builder.create(testing.stack(), "Stream")
                .streamName("clicks")
                .build();
        testing.cleanup(builder -> builder.eventSources(stream.getStreamArn()));
        List<String> arns = List.of(
                "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
                Fn.sub("arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}:stream/clicks"));
        List<String> consumers = arns.stream()
                .map(arn -> CfnStreamConsumer.Builder.create(testing.stack(), nextId())
                        .consumerName("billing")
                        .streamArn(arn)
                        .build())
                .map(DeletionOrderTest::idOf)
                .toList();

        assertThat(dependencies()).containsAll(consumers);
    }

    @Test
    void policiesThatReferToTheRoleInAnyWayCount() {
        testing.cleanup(builder -> builder.functions(function));
        CfnRole role = roleResource(function.getRole());
        List<String> names = List.of(
                role.getRef(),
                Fn.sub("${" + id(role) + "}"),
                Fn.sub("${Role}", Map.of("Role", role.getRef())),
                Fn.select(1, Fn.split("/", role.getAttrArn())),
                Fn.select(1, Fn.split("/", Fn.getAtt(id(role), "Arn").toString())));
        List<String> policies =
                names.stream().map(name -> idOf(policy(nextId(), name))).toList();

        assertThat(dependencies()).containsAll(policies);
    }

    static List<java.util.function.Function<CfnRole, String>> arnsOfTheRole() {
        return List.of(
                CfnRole::getAttrArn,
                role -> Fn.sub("${" + id(role) + ".Arn}"),
                role -> Fn.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${" + id(role) + "}"),
                role -> "arn:aws:iam::111122223333:role/" + role.getRoleName());
    }

    /** As an Aspect may do it. */
    @ParameterizedTest
    @MethodSource("arnsOfTheRole")
    void policiesOfARoleThatIsSetAfterwardsCount(java.util.function.Function<CfnRole, String> arn) {
        testing.cleanup(builder -> builder.functions(function));
        Role role = role(testing.stack(), "orders");
        role.addToPolicy(TestingStack.statement("*"));
        TestingStack.resource(function).setRole(arn.apply(roleResource(role)));

        assertThat(dependencies()).contains(defaultPolicyOf(role));
    }

    @Test
    void policyOfThisStackOnARoleOfAnotherStackCounts() {
        Stack roles = new Stack(testing.app(), "Roles");
        Role role = role(roles, null);
        testing.cleanup(builder -> builder.functions(functionWith(testing.stack(), role)));
        ManagedPolicy policy = managedPolicy();
        policy.attachToRole(role);

        assertThat(dependencies()).contains(idOf(policy));
    }

    @Test
    void policiesOfAnImportedRoleWhoseArnIsAnImportedValueCount() {
        IRole role = Role.fromRoleArn(testing.stack(), "Imported", Fn.importValue("RoleArn"));
        Function worker = functionWith(testing.stack(), role);
        testing.cleanup(builder -> builder.functions(worker));
        worker.addToRolePolicy(TestingStack.statement("*"));

        assertThat(dependencies()).anyMatch(id -> id.startsWith("Imported"));
    }

    @Test
    void providerInAVpcOfTheStackCanAnswerBeforeItsWaysOutAreDeleted() {
        Vpc vpc = Vpc.Builder.create(testing.stack(), "Vpc").maxAzs(1).build();
        vpc.addInterfaceEndpoint(
                "Lambda",
                InterfaceVpcEndpointOptions.builder()
                        .service(InterfaceVpcEndpointAwsService.LAMBDA)
                        .build());
        SecurityGroup group = SecurityGroup.Builder.create(testing.stack(), "Group")
                .vpc(vpc)
                .allowAllOutbound(false)
                .build();
        CfnSecurityGroupEgress rule = egress("Rule", group);
        CfnSecurityGroupEgress other = egress(
                "Other",
                SecurityGroup.Builder.create(testing.stack(), "OtherGroup")
                        .vpc(vpc)
                        .build());
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.functions(function));
        TestingStack.resource(cleanup.getHandler())
                .setVpcConfig(CfnFunction.VpcConfigProperty.builder()
                        .subnetIds(vpc.selectSubnets().getSubnetIds())
                        .securityGroupIds(List.of(group.getSecurityGroupId()))
                        .build());

        Resources resources = testing.synthesize();

        for (String type :
                List.of("Route", "SubnetRouteTableAssociation", "NatGateway", "VPCEndpoint", "VPCGatewayAttachment")) {
            assertThat(resources.neededByCleanup())
                    .containsAll(resources.ofType("AWS::EC2::" + type).keySet());
        }
        assertThat(resources.neededByCleanup()).contains(idOf(rule)).doesNotContain(idOf(other));
    }

    private CfnSecurityGroupEgress egress(String id, SecurityGroup of) {
        return CfnSecurityGroupEgress.Builder.create(testing.stack(), id)
                .groupId(of.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .cidrIp("0.0.0.0/0")
                .build();
    }

    @Test
    void aVpcThatTheProviderIsNotInIsNotWaitedFor() {
        Vpc.Builder.create(testing.stack(), "Vpc").maxAzs(1).build();
        testing.cleanup(builder -> builder.functions(function));

        Resources resources = testing.synthesize();

        assertThat(resources.neededByCleanup())
                .doesNotContainAnyElementsOf(resources.ofType("AWS::EC2::Route").keySet());
    }

    @Test
    void whatIsMadeBetweenTwoSynthesesCounts() {
        testing.cleanup(builder -> builder.functions(function));
        testing.synthesize();
        CfnPolicy late = policy("Late", roleResource(function.getRole()).getRef());
        testing.app().synth(StageSynthesisOptions.builder().force(true).build());

        assertThat(dependencies()).contains(idOf(late));
    }

    @Test
    void policiesThatAreAttachedAfterwardsCount() {
        EventSourceMappingCleanup cleanup = testing.cleanup(builder -> builder.functions(function));
        IRole role = function.getRole();

        function.addToRolePolicy(TestingStack.statement("*"));
        ManagedPolicy managed = managedPolicy();
        managed.attachToRole(role);
        Policy attached = Policy.Builder.create(testing.stack(), "Attached")
                .statements(List.of(TestingStack.statement("*")))
                .build();
        attached.attachToRole(role);
        CfnPolicy plain = policy("Plain", role.getRoleName());
        CfnRolePolicy rolePolicy = CfnRolePolicy.Builder.create(testing.stack(), "RolePolicy")
                .policyName("role-policy")
                .roleName(role.getRoleName())
                .build();
        cleanup.getHandler().addToRolePolicy(TestingStack.statement("*"));

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
        worker.addToRolePolicy(TestingStack.statement("*"));
        cleanup.getHandler().addToRolePolicy(TestingStack.statement("*"));

        Resources resources = flagged.synthesize();

        assertThat(resources.ofType("AWS::IAM::Policy")).hasSize(3);
        assertThat(Resources.dependsOn(resources.cleanup()))
                .containsExactlyInAnyOrderElementsOf(
                        resources.ofType("AWS::IAM::Policy").keySet());
    }

    @Test
    void policiesOfARoleThatIsNamedCount() {
        Role role = role(testing.stack(), "orders");
        testing.cleanup(builder -> builder.functions(functionWith(testing.stack(), role)));
        CfnPolicy plain = policy("Plain", "orders");

        assertThat(dependencies()).contains(idOf(plain));
    }

    @Test
    void policiesOfAnImportedRoleCount() {
        IRole role = Role.fromRoleArn(testing.stack(), "Role", "arn:aws:iam::111122223333:role/service/orders");
        Function worker = functionWith(testing.stack(), role);
        testing.cleanup(builder -> builder.functions(worker));
        worker.addToRolePolicy(TestingStack.statement("*"));

        assertThat(testing.synthesize().ofType("AWS::IAM::Policy").keySet())
                .filteredOn(id -> id.startsWith("Role"))
                .hasSize(1)
                .isSubsetOf(dependencies());
    }

    @Test
    void policiesOfOtherRolesDoNotCount_evenOfANestedStackThatUsesTheSameLogicalIds() {
        testing.cleanup(builder -> builder.functions(function));
        testing.function("Other").addToRolePolicy(TestingStack.statement("*"));
        managedPolicy();
        NestedStack nested = new NestedStack(testing.stack(), "Nested");
        Function twin = TestingStack.function(nested, "Orders");
        twin.addToRolePolicy(TestingStack.statement("*"));
        assertThat(nested.resolve(twin.getRole().getRoleName()))
                .isEqualTo(testing.stack().resolve(function.getRole().getRoleName()));

        Resources resources = testing.synthesize();
        assertThat(Resources.dependsOn(resources.cleanup())).containsExactly(resources.cleanupPolicyId());
    }

    @Test
    void cleanupsDoNotNeedEachOther_soThatTheFunctionOfOneMayCreateMappingsForAnother() {
        Function other = testing.function("Other");
        EventSourceMappingCleanup cleanup = testing.cleanup("First", builder -> builder.functions(function));
        testing.cleanup("Second", builder -> builder.functions(other));

        other.getNode().addDependency(cleanup);

        assertThat(testing.synthesize()
                        .ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                        .values())
                .hasSize(2)
                .allSatisfy(each -> assertThat(Resources.dependsOn(each)).hasSize(1));
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
        creator.addToRolePolicy(TestingStack.statement(function.getFunctionArn()));
        Policy.Builder.create(testing.stack(), "CreatorPolicy")
                .statements(List.of(TestingStack.statement(queue.getQueueArn())))
                .roles(List.of(creator.getRole()))
                .build();

        creator.getNode().addDependency(cleanup);

        Resources resources = testing.synthesize();
        assertThat(resources.neededByCleanup()).doesNotContain(idOf(creator));
        assertThat(resources.neededBy(idOf(creator)))
                .containsAll(resources
                        .ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                        .keySet());
    }

    @Test
    void roleOfTheParentStackIsWaitedFor() {
        NestedStack nested = new NestedStack(testing.stack(), "Nested");
        Role role = role(testing.stack(), null);
        TestingStack.cleanup(nested, "Cleanup", builder -> builder.functions(functionWith(nested, role)));
        ManagedPolicy policy = managedPolicy();
        policy.attachToRole(role);

        Resources resources = testing.synthesize();

        assertThat(resources.ofType("AWS::CloudFormation::Stack").values())
                .singleElement()
                .satisfies(stack -> assertThat(Resources.dependsOn(stack)).contains(idOf(policy)));
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

    /** @param name null for one that CloudFormation makes up */
    private static Role role(Stack stack, String name) {
        return Role.Builder.create(stack, "Role")
                .roleName(name)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
    }

    private ManagedPolicy managedPolicy() {
        return ManagedPolicy.Builder.create(testing.stack(), "Managed")
                .statements(List.of(TestingStack.statement("*")))
                .build();
    }

    private CfnPolicy policy(String id, String role) {
        return CfnPolicy.Builder.create(testing.stack(), id)
                .policyName("plain")
                .policyDocument(Map.of("Version", "2012-10-17", "Statement", List.of()))
                .roles(List.of(role))
                .build();
    }

    /** What the only cleanup names besides what its properties refer to. */
    private List<String> dependencies() {
        return Resources.dependsOn(testing.synthesize().cleanup());
    }

    private static CfnRole roleResource(IRole role) {
        return (CfnRole) role.getNode().getDefaultChild();
    }

    private static String id(CfnResource resource) {
        return (String) Stack.of(resource).resolve(resource.getLogicalId());
    }

    private static String idOf(IConstruct construct) {
        return id(TestingStack.resource(construct));
    }

    private static String defaultPolicyOf(IRole role) {
        return idOf(role.getNode().findChild("DefaultPolicy"));
    }
}
