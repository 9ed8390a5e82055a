package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.PROVIDER;
import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.cleanup;
import static io.github.eventsourcemappingcleanup.testbed.cloudformation.TestingStack.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackCreationTest {
    private static final String CLEANUP = cleanup("'a'");
    /** May be begun together with the cleanup. */
    private static final String BAD = "'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Provider'}";

    private static final Predicate<Map<String, Object>> IS_CREATE =
            event -> event.get("RequestType").equals("Create");

    private final TestingStack testing = new TestingStack();
    private final LiveStack stack = testing.stack;

    @Test
    void whatIsNeededIsMadeFirst() {
        StackStatus end = stack.create(template(CLEANUP + "," + PROVIDER));

        assertThat(end).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.events())
                .extracting(StackEvent::what)
                .containsExactly(
                        "shop CREATE_IN_PROGRESS",
                        "Provider CREATE_IN_PROGRESS",
                        "Provider CREATE_COMPLETE",
                        "Cleanup CREATE_IN_PROGRESS",
                        "Cleanup CREATE_COMPLETE",
                        "shop CREATE_COMPLETE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AWS::Lambda::Function | 'FunctionName': 'it' | it | shop-Thing-[0-9A-F]{12}",
                "AWS::SQS::Queue | 'QueueName': 'it' | https://sqs.eu-west-1.amazonaws.com/111122223333/it"
                        + " | https://sqs.eu-west-1.amazonaws.com/111122223333/shop-Thing-[0-9A-F]{12}",
                "AWS::Kinesis::Stream | 'Name': 'it' | it | shop-Thing-[0-9A-F]{12}",
                "AWS::DynamoDB::Table | 'TableName': 'it' | it | shop-Thing-[0-9A-F]{12}",
                "AWS::Lambda::EventSourceMapping | 'EventSourceArn': 'it' | [-0-9a-f]{36} | [-0-9a-f]{36}",
                "AWS::Logs::LogGroup | 'LogGroupName': 'it' | it | shop-Thing-[0-9A-F]{12}",
                "AWS::IAM::Role | 'RoleName': 'it' | it | shop-Thing-[0-9A-F]{12}",
                "AWS::IAM::ManagedPolicy | 'ManagedPolicyName': 'it' | arn:aws:iam::111122223333:policy/it"
                        + " | arn:aws:iam::111122223333:policy/shop-Thing-[0-9A-F]{12}"
            })
    void physicalIdHasTheFormOfItsType(String type, String property, String literal, String generated) {
        stack.create(template("'Named': {'Type': '" + type + "', 'Properties': {" + property + "}},"
                + "'Thing': {'Type': '" + type + "'}"));

        assertThat(testing.physicalId("Named")).matches(literal);
        assertThat(testing.physicalId("Thing")).matches(generated);
    }

    @Test
    void aliasesAndVersionsAreCalledByQualifiedArns() {
        stack.create(template("'Worker': {'Type': 'AWS::Lambda::Function', 'Properties': {'FunctionName': 'worker'}},"
                + "'Version': {'Type': 'AWS::Lambda::Version', 'Properties': {'FunctionName': {'Ref': 'Worker'}}},"
                + "'Live': {'Type': 'AWS::Lambda::Alias', 'Properties': {'Name': 'live', 'FunctionName':"
                + " {'Fn::GetAtt': ['Worker', 'Arn']}, 'FunctionVersion': {'Fn::GetAtt': ['Version', 'Version']}}}"));

        String worker = "arn:aws:lambda:eu-west-1:111122223333:function:worker";
        assertThat(testing.physicalId("Version")).isEqualTo(worker + ":1");
        assertThat(testing.physicalId("Live")).isEqualTo(worker + ":live");
        assertThat(stack.resources().get("Live").properties()).containsEntry("FunctionVersion", "1");
    }

    @Test
    void attributesAreTheArnsOfTheirTypes() {
        stack.create(template("'Topic': {'Type': 'AWS::SNS::Topic'},"
                + "'Queue': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'q'}},"
                + "'Stream': {'Type': 'AWS::Kinesis::Stream', 'Properties': {'Name': 's'}},"
                + "'Table': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'TableName': 't'}},"
                + "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'RoleName': 'r'}}"));

        assertThat(attribute("Queue", "Arn")).isEqualTo("arn:aws:sqs:eu-west-1:111122223333:q");
        assertThat(attribute("Stream", "Arn")).isEqualTo("arn:aws:kinesis:eu-west-1:111122223333:stream/s");
        assertThat(attribute("Table", "StreamArn"))
                .startsWith("arn:aws:dynamodb:eu-west-1:111122223333:table/t/stream/");
        assertThat(attribute("Role", "Arn")).isEqualTo("arn:aws:iam::111122223333:role/r");
        assertThat(attribute("Topic", "Arn"))
                .isEqualTo("arn:aws:sns:eu-west-1:111122223333:" + testing.physicalId("Topic"));
    }

    @Test
    void providerIsSentComputedProperties_andItsDataCanBeReferredTo() {
        stack.create(template(PROVIDER + "," + CLEANUP
                + ",'User': {'Type': 'A::B::C', 'Properties': {'Of': {'Fn::GetAtt': ['Cleanup', 'Found']}}}"));

        assertThat(testing.lastEvent())
                .containsEntry("RequestType", "Create")
                .containsEntry("StackId", TestingStack.ID)
                .containsEntry(
                        "ResourceProperties", Map.of("ServiceToken", attribute("Provider", "Arn"), "Select", "a"));
        assertThat(testing.physicalId("Cleanup")).isEqualTo("selecting-a");
        assertThat(stack.resources().get("User").properties()).containsEntry("Of", "it");
    }

    @Test
    void failureRollsBackWhatWasMade_againstTheOrder() {
        stack.failCreation("Bad", "limit exceeded");

        StackStatus end = stack.create(template(PROVIDER + "," + CLEANUP
                + ", 'Bad': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Cleanup'},"
                + " 'Never': {'Type': 'AWS::SNS::Topic', 'DependsOn': 'Bad'}"));

        assertThat(end).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(stack.existing()).isEmpty();
        assertThat(testing.statuses())
                .containsExactly("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE");
        assertThat(testing.eventsSince(StackStatus.ROLLBACK_IN_PROGRESS))
                .containsExactly(
                        "Cleanup DELETE_IN_PROGRESS",
                        "Cleanup DELETE_COMPLETE",
                        "Provider DELETE_IN_PROGRESS",
                        "Provider DELETE_COMPLETE",
                        "shop ROLLBACK_COMPLETE");
        assertThat(stack.events())
                .anyMatch(event -> event.what().equals("Bad CREATE_FAILED")
                        && event.reason().equals("limit exceeded"))
                .noneMatch(event -> event.logicalId().equals("Never"));
        assertThat(testing.lastEvent()).containsEntry("PhysicalResourceId", "selecting-a");
    }

    @Test
    void creationThatTheProviderRefusesIsDeletedByTheIdThatItAnswered() {
        Map<String, Object> refusal = Map.of("Status", "FAILED", "Reason", "bad", "PhysicalResourceId", "refused");
        testing.provider.behaveIf(IS_CREATE, event -> testing.provider.answer(event, refusal));

        assertThat(stack.create(template(PROVIDER + "," + CLEANUP))).isEqualTo(StackStatus.ROLLBACK_COMPLETE);

        assertThat(testing.provider.requests()).containsExactly("Create Cleanup", "Delete Cleanup");
        assertThat(testing.lastEvent()).containsEntry("PhysicalResourceId", "refused");
    }

    @Test
    void creationWithoutAValidAnswerIsDeletedByAnIdThatIsMadeUp() {
        testing.provider.behaveIf(IS_CREATE, event -> testing.provider.answer(event, Map.of("Status", "SUCCESS")));

        assertThat(stack.create(template(PROVIDER + "," + CLEANUP))).isEqualTo(StackStatus.ROLLBACK_COMPLETE);

        assertThat((String) testing.lastEvent().get("PhysicalResourceId")).matches("shop-Cleanup-[0-9A-F]{12}");
    }

    @Test
    void rollbackThatFailsLeavesTheRestToADeletion() {
        stack.failCreation("Bad", "limit exceeded");
        testing.provider.behaveIf(IS_CREATE.negate(), testing.provider::fail);

        assertThat(stack.create(template(PROVIDER + "," + BAD + "," + CLEANUP))).isEqualTo(StackStatus.ROLLBACK_FAILED);
        assertThat(stack.resources()).containsOnlyKeys("Provider", "Cleanup");

        testing.provider.behave(testing.provider::succeed);
        assertThat(stack.delete()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(stack.existing()).isEmpty();
    }

    @Test
    void stackIsMadeOnce() {
        stack.create(template(PROVIDER));

        assertThatIllegalStateException().isThrownBy(() -> stack.create(template(PROVIDER)));
    }

    private String attribute(String logicalId, String name) {
        return String.valueOf(stack.resources().get(logicalId).attribute(name));
    }
}
