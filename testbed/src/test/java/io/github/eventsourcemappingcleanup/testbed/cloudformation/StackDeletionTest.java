package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackDeletionTest {
    private static final String PROVIDER = "'Role': {'Type': 'AWS::IAM::Role'},"
            + "'Provider': {'Type': 'AWS::Lambda::Function', 'Properties': {'Role': {'Fn::GetAtt': ['Role', 'Arn']}}}";
    private static final String WORKER = "'Worker': {'Type': 'AWS::Lambda::Function'}";

    private final TestingStack testing = new TestingStack();
    private final LiveStack stack = testing.stack;
    private final Set<String> thereAtTheAnswer = new HashSet<>();

    @BeforeEach
    void lookAround() {
        stack.onEvent(event -> {
            if (event.what().equals("Cleanup DELETE_COMPLETE")) {
                stack.existing().forEach(resource -> thereAtTheAnswer.add(resource.logicalId()));
            }
        });
    }

    @Test
    void whatIsNeededGoesLast() {
        stack.create(template(PROVIDER + "," + WORKER + "," + cleanup("Cleanup", "{'Ref': 'Worker'}")));

        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);

        assertThat(thereAtTheAnswer).containsExactlyInAnyOrder("Provider", "Role", "Worker");
        assertThat(testing.eventsSince(StackStatus.DELETE_IN_PROGRESS))
                .containsSubsequence("Cleanup DELETE_COMPLETE", "Provider DELETE_COMPLETE", "Role DELETE_COMPLETE");
        assertThat(stack.existing()).isEmpty();
    }

    @Test
    void missingDependencyIsFound_theFunctionIsGoneBeforeTheCustomResourceHears() {
        stack.create(template(PROVIDER + "," + WORKER + "," + cleanup("Cleanup", "'a literal'")));

        stack.delete();

        assertThat(thereAtTheAnswer).containsExactlyInAnyOrder("Provider", "Role");
        assertThat(testing.eventsSince(StackStatus.DELETE_IN_PROGRESS))
                .containsSubsequence("Worker DELETE_COMPLETE", "Cleanup DELETE_IN_PROGRESS");
    }

    @Test
    void customResourcesGoSideBySide() {
        List<Map<String, Object>> together = new ArrayList<>();
        stack.create(template(PROVIDER + "," + cleanup("One", "1") + "," + cleanup("Two", "2")));
        testing.provider.behave(event -> {
            together.add(event);
            if (together.size() == 2) {
                together.forEach(testing.provider::succeed);
            }
        });

        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);
    }

    @Test
    void failureLeavesWhatItDependsOn_directlyOrNot_andEverythingElseGoes() {
        stack.create(template(PROVIDER + "," + WORKER + "," + cleanup("Cleanup", "1")));
        testing.provider.behave(testing.provider::fail);

        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_FAILED);

        assertThat(stack.resources()).containsOnlyKeys("Role", "Provider", "Cleanup");
        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Cleanup DELETE_FAILED")
                        && event.reason().equals("no"));
    }

    @Test
    void repeatedDeletionGoesOnWithWhatIsLeft() {
        stack.create(template(PROVIDER + "," + cleanup("Cleanup", "1") + "," + cleanup("Other", "2")));
        testing.provider.behaveIf(event -> event.get("LogicalResourceId").equals("Cleanup"), testing.provider::fail);
        stack.delete();
        Map<String, Object> first = requestOf("Cleanup");
        testing.provider.behave(testing.provider::succeed);

        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);

        assertThat(testing.eventsSince(StackStatus.DELETE_IN_PROGRESS)).first().isEqualTo("Cleanup DELETE_IN_PROGRESS");
        assertThat(requestOf("Cleanup").get("PhysicalResourceId")).isEqualTo(first.get("PhysicalResourceId"));
        assertThat(requestOf("Cleanup").get("RequestId")).isNotEqualTo(first.get("RequestId"));
        assertThat(requestOf("Cleanup").get("ResponseURL")).isNotEqualTo(first.get("ResponseURL"));
        assertThat(testing.provider.requests())
                .filteredOn("Delete Other"::equals)
                .hasSize(1);
    }

    @Test
    void providerThatIsGoneCanNotBeAsked() {
        stack.create(
                template(PROVIDER + ",'Cleanup': {'Type': 'Custom::Cleanup', 'DependsOn': 'Provider', 'Properties':"
                        + " {'ServiceToken': 'arn:aws:lambda:eu-west-1:111122223333:function:nobody'}}"));

        assertThat(testing.provider.events()).isEmpty();
        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Cleanup CREATE_FAILED")
                        && event.reason().startsWith("Lambda function not found: "));
    }

    @Test
    void whatIsRetainedStays_andNothingWaitsForIt() {
        stack.create(template(PROVIDER + ",'Queue': {'Type': 'AWS::SQS::Queue', 'DeletionPolicy': 'Retain',"
                + " 'DependsOn': 'Provider'},"
                + cleanup("Cleanup", "1").replace("'Type'", "'DeletionPolicy': 'Retain', 'Type'")));

        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);

        assertThat(testing.provider.requests()).containsExactly("Create Cleanup");
        assertThat(testing.eventsSince(StackStatus.DELETE_IN_PROGRESS))
                .contains("Queue DELETE_SKIPPED", "Cleanup DELETE_SKIPPED", "Provider DELETE_COMPLETE");
    }

    @Test
    void whatIsDeletedCanNotBeDeletedAgain() {
        stack.create(template(WORKER));
        stack.delete();

        assertThatIllegalStateException().isThrownBy(stack::delete);
    }

    private Map<String, Object> requestOf(String logicalId) {
        return testing.provider.events().stream()
                .filter(event -> event.get("LogicalResourceId").equals(logicalId))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String cleanup(String logicalId, String select) {
        return TestingStack.cleanup(select).replace("'Cleanup':", "'" + logicalId + "':");
    }
}
