package io.github.eventsourcemappingcleanup.handler.aws;

import software.amazon.awssdk.services.lambda.LambdaClient;

/** New clients, made when they are asked for: a Create needs none. */
public interface AwsClients {
    LambdaClient lambda();

    CloudFormation cloudFormation();
}
