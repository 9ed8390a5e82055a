package io.github.eventsourcemappingcleanup.handler.aws;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The SDK's clients. One that could not be built throws where it is asked for, and there someone answers. */
public interface AwsClients {
    LambdaClient lambda();

    CloudFormationClient cloudFormation();
}
