package io.github.eventsourcemappingcleanup.handler.aws;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The SDK's clients. Whoever asks for one that could not be built gets the exception, and there someone answers. */
public interface AwsClients {
    LambdaClient lambda();

    CloudFormationClient cloudFormation();
}
