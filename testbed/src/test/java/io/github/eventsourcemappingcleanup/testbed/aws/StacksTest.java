package io.github.eventsourcemappingcleanup.testbed.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

class StacksTest {
    private static final String ID = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e";
    private static final String UUID = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";

    private final Stacks stacks = new Stacks(InstantSource.system()).put(ID, "DELETE_IN_PROGRESS");
    private final CloudFormationClient client = InProcessClients.client(CloudFormationClient.builder(), stacks);

    @Test
    void stackIsFoundByIdAndByName() {
        assertThat(described(ID).stackStatusAsString()).isEqualTo("DELETE_IN_PROGRESS");
        assertThat(described("shop").stackId()).isEqualTo(ID);
    }

    @Test
    void deletedStackIsFoundByItsIdAlone() {
        String next = ID + "-next";
        stacks.put(ID, "DELETE_COMPLETE").put(next, "CREATE_COMPLETE");

        assertThat(described(ID).stackStatusAsString()).isEqualTo("DELETE_COMPLETE");
        assertThat(described("shop").stackId()).isEqualTo(next);
    }

    @Test
    void unknownStackIsAValidationError() {
        assertValidationError(() -> described("other"), "Stack with id other does not exist");
    }

    @Test
    void scriptedErrorsArriveAsTheSdksOwnExceptions() {
        assertThat(codeOf(CloudFormationErrors.doesNotExist(ID))).isEqualTo("400 ValidationError");
        assertThat(codeOf(CloudFormationErrors.accessDenied(ID))).isEqualTo("403 AccessDenied");
        assertThat(codeOf(CloudFormationErrors.throttling())).isEqualTo("400 Throttling");
        assertThat(codeOf(CloudFormationErrors.internalFailure())).isEqualTo("500 InternalFailure");
        assertThat(stacks.journal()).extracting(JournalEntry::status).containsExactly(400, 403, 400, 500);
    }

    @Test
    void templateIsAnsweredAsItWasUploaded() {
        stacks.content(ID, "Resources:\n  Jobs: {Type: 'AWS::SQS::Queue'} # <&>\n", List.of());

        assertThat(client.getTemplate(t -> t.stackName(ID)).templateBody())
                .isEqualTo("Resources:\n  Jobs: {Type: 'AWS::SQS::Queue'} # <&>\n");
    }

    @Test
    void resourcesAreListedInPages() {
        stacks.content(ID, "{}", List.of(queue("A"), queue("B"), queue("C")));
        stacks.pageSize(2);

        assertThat(client.listStackResourcesPaginator(l -> l.stackName("shop")).stackResourceSummaries())
                .extracting(resource -> resource.logicalResourceId() + " " + resource.physicalResourceId() + " "
                        + resource.resourceType() + " " + resource.resourceStatusAsString())
                .containsExactly(
                        "A https://queue/A AWS::SQS::Queue CREATE_COMPLETE",
                        "B https://queue/B AWS::SQS::Queue CREATE_COMPLETE",
                        "C https://queue/C AWS::SQS::Queue CREATE_COMPLETE");
        assertThat(stacks.journal())
                .extracting(JournalEntry::operation)
                .containsExactly(Stacks.LIST_STACK_RESOURCES, Stacks.LIST_STACK_RESOURCES);
    }

    @Test
    void resourceIsFoundByItsPhysicalIdAlone_inAnyStack() {
        String other = ID.replace("shop", "billing");
        stacks.content(ID, "{}", List.of(queue("A")));
        stacks.put(other, "UPDATE_COMPLETE").content(other, "{}", List.of(queue("B"), mapping("CREATE_COMPLETE")));

        assertThat(declared())
                .extracting(found -> found.stackId() + " " + found.stackName() + " " + found.logicalResourceId() + " "
                        + found.physicalResourceId() + " " + found.resourceStatusAsString())
                .containsExactly(other + " billing Mapping " + UUID + " CREATE_COMPLETE");
        assertThat(stacks.journal())
                .extracting(JournalEntry::operation, JournalEntry::subject)
                .containsExactly(tuple(Stacks.DESCRIBE_STACK_RESOURCES, UUID));
    }

    @Test
    void resourceThatIsThereIsFoundBeforeOneThatWasDeleted() {
        String other = ID.replace("shop", "billing");
        stacks.content(ID, "{}", List.of(mapping("DELETE_COMPLETE")));
        assertThat(declared()).extracting(StackResource::stackId).containsExactly(ID);

        stacks.put(other, "CREATE_COMPLETE").content(other, "{}", List.of(mapping("CREATE_COMPLETE")));
        assertThat(declared()).extracting(StackResource::stackId).containsExactly(other);
    }

    @Test
    void resourceOfNoStackIsAValidationError() {
        assertValidationError(this::declared, "Stack for " + UUID + " does not exist");
    }

    private List<StackResource> declared() {
        return client.describeStackResources(d -> d.physicalResourceId(UUID)).stackResources();
    }

    private static ListedResource queue(String id) {
        return ListedResource.complete(id, "AWS::SQS::Queue", "https://queue/" + id);
    }

    private static ListedResource mapping(String status) {
        return new ListedResource("Mapping", "AWS::Lambda::EventSourceMapping", UUID, status);
    }

    private String codeOf(Fault fault) {
        stacks.faults(FaultScript.always(fault).onOperation(Stacks.DESCRIBE_STACKS));
        CloudFormationException failure = catchThrowableOfType(CloudFormationException.class, () -> described(ID));
        return failure.statusCode() + " " + failure.awsErrorDetails().errorCode();
    }

    private static void assertValidationError(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudFormationException.class, failure -> {
            assertThat(failure.statusCode()).isEqualTo(400);
            assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
            assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo(message);
        });
    }

    private Stack described(String name) {
        return client.describeStacks(d -> d.stackName(name)).stacks().get(0);
    }
}
