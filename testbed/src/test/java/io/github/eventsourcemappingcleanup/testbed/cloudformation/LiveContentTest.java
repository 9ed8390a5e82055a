package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.PROVIDER;
import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CloudFormation tells of a stack while something happens to it. */
class LiveContentTest {
    private static final String CLEANUP = TestingStack.cleanup("{'Fn::GetAtt': ['Jobs', 'QueueName']}");

    private final TestingStack testing = new TestingStack();
    private final LiveStack stack = testing.stack;
    private final List<String> told = new ArrayList<>();

    @Test
    void cleanUpPhase_tellsTheTemplateThatTheStackMovesTo_andWhatIsToLeaveAsComplete() {
        stack.create(template(PROVIDER + "," + queue("jobs") + "," + CLEANUP));
        tellAtDelete();

        stack.update(template(PROVIDER));

        assertThat(told)
                .containsExactly(
                        "{\"Resources\":{\"Provider\":{\"Type\":\"AWS::Lambda::Function\"}}}",
                        "Provider CREATE_COMPLETE",
                        "Jobs CREATE_COMPLETE https://sqs.eu-west-1.amazonaws.com/111122223333/jobs",
                        "Cleanup DELETE_IN_PROGRESS");
    }

    @Test
    void cleanUpPhase_tellsThePhysicalIdOfTheReplacement() {
        stack.create(template(PROVIDER + "," + queue("jobs") + "," + CLEANUP));
        tellAtDelete();

        stack.update(template(PROVIDER + "," + queue("tasks")));

        assertThat(told)
                .contains("Jobs UPDATE_COMPLETE https://sqs.eu-west-1.amazonaws.com/111122223333/tasks")
                .noneMatch(line -> line.contains("/jobs"));
    }

    @Test
    void rolledBackUpdate_tellsTheTemplateAndThePhysicalIdOfBefore() {
        stack.create(template(PROVIDER + "," + queue("jobs")));
        tellAtDelete();
        stack.failCreation("Bad", "limit exceeded");

        stack.update(template(PROVIDER + "," + queue("tasks") + "," + CLEANUP
                + ", 'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': ['Cleanup']}"));

        assertThat(told)
                .contains("Jobs UPDATE_COMPLETE https://sqs.eu-west-1.amazonaws.com/111122223333/jobs")
                .noneMatch(line -> line.contains("Bad"))
                .noneMatch(line -> line.contains("/tasks"));
    }

    @Test
    void deletedResourcesAreStillListed_untilTheNextUpdate() {
        stack.create(template(PROVIDER + "," + queue("jobs")));

        stack.update(template(PROVIDER));
        assertThat(lines()).contains("Jobs DELETE_COMPLETE https://sqs.eu-west-1.amazonaws.com/111122223333/jobs");

        stack.update(template(PROVIDER));
        assertThat(lines()).containsExactly("Provider CREATE_COMPLETE");

        stack.delete();
        assertThat(lines()).containsExactly("Provider DELETE_COMPLETE");
    }

    private void tellAtDelete() {
        testing.provider.behave(event -> {
            if (event.get("RequestType").equals("Delete")) {
                told.add(testing.told("GetTemplate").replaceAll("(?s).*<TemplateBody>(.*)</TemplateBody>.*", "$1"));
                told.addAll(lines());
            }
            testing.provider.succeed(event);
        });
    }

    /** As CloudFormation lists them; with the physical ids of queues. */
    private List<String> lines() {
        return testing.told("ListStackResources")
                .replaceAll("(?s).*<StackResourceSummaries>(.*)</StackResourceSummaries>.*", "$1")
                .replaceAll(
                        "(?s)<member>.*?<LogicalResourceId>(.*?)</LogicalResourceId>"
                                + "<PhysicalResourceId>(.*?)</PhysicalResourceId>.*?"
                                + "<ResourceStatus>(.*?)</ResourceStatus></member>",
                        "$1 $3 $2\n")
                .lines()
                .map(line -> line.contains("https:") ? line : line.replaceAll(" [^ ]*$", ""))
                .toList();
    }

    private static String queue(String name) {
        return "'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': '" + name + "'}}";
    }
}
