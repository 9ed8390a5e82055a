package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.ErrorTable;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** What CloudFormation says about the stack that sent the event. */
public final class StackApi {
    private final CloudFormationClient cloudFormation;

    public StackApi(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    /** The stack's status. By id, never by name: a stack of the same name may have been made since. */
    Outcome<String> status(String stackId) {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(stackId)).stacks().stream()
                    .filter(stack -> stackId.equals(stack.stackId()))
                    .findFirst()
                    .map(stack -> stack.stackStatusAsString())
                    .<Outcome<String>>map(Outcome.Answered::new)
                    .orElseGet(() -> new Outcome.NotYet<>("DescribeStacks answered without the stack"));
        } catch (SdkException e) {
            return doesNotExist(e) ? new Outcome.Gone<>() : ErrorTable.meaning("cloudformation:DescribeStacks", e);
        }
    }

    private static boolean doesNotExist(SdkException error) {
        return error instanceof CloudFormationException answer
                && ErrorTable.code(answer).equals("ValidationError")
                && String.valueOf(answer.awsErrorDetails().errorMessage()).endsWith("does not exist");
    }
}
