package io.github.eventsourcemappingcleanup.handler.aws;

/** New clients, made when they are asked for: a Create needs none. */
public interface AwsClients {
    Lambda lambda();

    CloudFormation cloudFormation();
}
