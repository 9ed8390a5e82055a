package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What is there, and when, while the stack is deleted. */
class DestroyTest {

    private static final Set<String> PROVIDER = Set.of(
            "EventSourceMappingCleanupHandler",
            "EventSourceMappingCleanupProviderRole",
            "EventSourceMappingCleanupProviderLogGroup",
            "EventSourceMappingCleanupProviderPolicyCleanup");
    private static final Set<String> NEEDED_BY_MAPPINGS =
            Set.of("Worker", "WorkerLog", "WorkerRole", "WorkerRoleDefaultPolicy", "Jobs", "Tenants");
    private static final Set<String> POLICIES_OF_OTHERS = Set.of("AttachedLate", "Managed", "PluginAttached");

    @RegisterExtension
    final TestingAccount account = new TestingAccount();

    private final Set<String> thereAtTheAnswer = new HashSet<>();

    @Test
    void allThatALeavingMappingNeedsIsThereUntilTheCleanupHasAnswered() {
        account.stack.create(SynthesizedStack.of(DestroyTest::everything));
        addMappings();
        lookAroundAtTheAnswer();

        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-another");
        assertThat(thereAtTheAnswer)
                .containsAll(PROVIDER)
                .containsAll(NEEDED_BY_MAPPINGS)
                .containsAll(POLICIES_OF_OTHERS)
                // The order was the hardest: what may go before, has gone.
                .hasSize(PROVIDER.size() + NEEDED_BY_MAPPINGS.size() + POLICIES_OF_OTHERS.size());
        assertThat(account.existing()).isEmpty();
    }

    /** That the test above can fail. */
    @Test
    void withoutItsDependenciesPoliciesWouldBeGoneBefore() {
        Map<String, Object> template = SynthesizedStack.json(app -> {
            Stack stack = new Stack(app, "Orders");
            everything(stack);
            return stack;
        });
        ((Map<?, ?>) template.get("Resources")).forEach((id, resource) -> keepOwnPolicyOnly((Map<?, ?>) resource));
        account.stack.create(Template.of(template));
        lookAroundAtTheAnswer();

        account.stack.delete();

        assertThat(thereAtTheAnswer)
                .contains("Worker", "WorkerRole", "Tenants")
                .doesNotContainAnyElementsOf(POLICIES_OF_OTHERS)
                .doesNotContain("Jobs", "WorkerRoleDefaultPolicy");
    }

    /** Without it, the cleanup could not even list. */
    private static void keepOwnPolicyOnly(Map<?, ?> resource) {
        if (resource.get("DependsOn") instanceof List<?> ids) {
            ids.removeIf(id -> !String.valueOf(id).startsWith("EventSourceMappingCleanupProviderPolicy"));
        }
    }

    @Test
    void failedDestroyKeepsAllThatIsNeeded_andSucceedsWhenItIsRepeated() {
        account.stack.create(SynthesizedStack.of(DestroyTest::everything));
        addMappings();
        NewMapping stuck = NewMapping.reading(arnOf("Jobs"), account.physicalId("Worker"))
                .uuid("stuck")
                .neverGone();
        account.plane.add(stuck);

        assertThat(account.stack.delete()).isEqualTo(DELETE_FAILED);

        assertThat(account.reason("Cleanup")).contains("stuck Deleting", "cdk destroy");
        assertThat(account.uuids()).containsExactlyInAnyOrder("of-another", "stuck");
        assertThat(account.existing())
                .containsAll(PROVIDER)
                .containsAll(NEEDED_BY_MAPPINGS)
                .containsAll(POLICIES_OF_OTHERS)
                .contains("Cleanup")
                .doesNotContain("Creator", "Unrelated");

        account.plane.enter("stuck");
        lookAroundAtTheAnswer();
        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(thereAtTheAnswer).containsAll(PROVIDER).containsAll(NEEDED_BY_MAPPINGS);
        assertThat(account.existing()).isEmpty();
        assertThat(account.uuids()).containsExactly("of-another");
    }

    @Test
    void cleanupsOfAStackGoByThemselves_andTheProviderGoesWithTheLast() {
        account.stack.create(SynthesizedStack.of(stack -> {
            SynthesizedStack.cleanup(stack, "First", SynthesizedStack.function(stack, "Worker"));
            SynthesizedStack.cleanup(stack, "Second", SynthesizedStack.function(stack, "Billing"));
        }));
        account.plane
                .add(NewMapping.reading(queue("a"), account.physicalId("Worker"))
                        .uuid("of-worker"))
                .add(NewMapping.reading(queue("a"), account.physicalId("Billing"))
                        .uuid("of-billing"));
        account.plane.faults(FaultScript.always(LambdaErrors.invalidParameterValue("no"))
                .onOperation(ControlPlane.DELETE)
                .onUuid("of-billing"));

        assertThat(account.stack.delete()).isEqualTo(DELETE_FAILED);

        assertThat(account.uuids()).containsExactly("of-billing");
        assertThat(account.existing())
                .containsExactlyInAnyOrder(
                        "Second",
                        "Billing",
                        "BillingServiceRole",
                        "EventSourceMappingCleanupHandler",
                        "EventSourceMappingCleanupProviderRole",
                        "EventSourceMappingCleanupProviderLogGroup",
                        "EventSourceMappingCleanupProviderPolicySecond");

        account.plane.faults(FaultScript.never());
        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);
        assertThat(account.uuids()).isEmpty();
        assertThat(account.existing()).isEmpty();
    }

    /** A function with all that its mappings may need, and who has nothing to do with it. */
    private static void everything(Stack stack) {
        Role role = Role.Builder.create(stack, "WorkerRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Inline",
                        PolicyDocument.Builder.create()
                                .statements(List.of(anything()))
                                .build()))
                .build();
        Function worker = Function.Builder.create(stack, "Worker")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .role(role)
                .logGroup(LogGroup.Builder.create(stack, "WorkerLog")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .build();
        Queue tenants = new Queue(stack, "Tenants");
        EventSourceMappingCleanup cleanup = EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                .functions(worker)
                .eventSources(tenants.getQueueArn())
                .build();

        new Queue(stack, "Jobs").grantConsumeMessages(worker);
        policy(stack, "AttachedLate").attachToRole(role);
        policy(new Construct(stack, "Plugin"), "Attached").attachToRole(role);
        ManagedPolicy.Builder.create(stack, "Managed")
                .statements(List.of(anything()))
                .roles(List.of(role))
                .build();
        SynthesizedStack.function(stack, "Creator").getNode().addDependency(cleanup);
        new Queue(stack, "Unrelated");
    }

    private static Policy policy(Construct scope, String id) {
        return Policy.Builder.create(scope, id).statements(List.of(anything())).build();
    }

    private static PolicyStatement anything() {
        return PolicyStatement.Builder.create()
                .actions(List.of("sqs:ReceiveMessage"))
                .resources(List.of("*"))
                .build();
    }

    private void addMappings() {
        account.plane
                .add(NewMapping.reading(arnOf("Jobs"), account.physicalId("Worker")))
                .add(NewMapping.reading(queue("a"), account.physicalId("Worker") + ":live"))
                .add(NewMapping.reading(arnOf("Tenants"), "another"))
                .add(NewMapping.reading(arnOf("Jobs"), "another").uuid("of-another"));
    }

    private void lookAroundAtTheAnswer() {
        account.stack.onEvent(event -> {
            if (TestingAccount.isAbout(event, "Cleanup", "DELETE_COMPLETE")) {
                thereAtTheAnswer.addAll(account.existing());
            }
        });
    }

    private String arnOf(String constructId) {
        return account.attribute(constructId, "Arn");
    }

    private static String queue(String name) {
        return "arn:aws:sqs:eu-west-1:111111111111:" + name;
    }
}
