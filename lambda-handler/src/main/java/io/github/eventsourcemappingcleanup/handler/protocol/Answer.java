package io.github.eventsourcemappingcleanup.handler.protocol;

/** What CloudFormation is told. */
public sealed interface Answer {
    String physicalResourceId();

    record Succeeded(String physicalResourceId) implements Answer {}

    record Failed(String physicalResourceId, String reason) implements Answer {}
}
