package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** One run's clients. */
record SimulatedClients(SimulatedRun run, SimulatedNetwork wire, World world) implements AwsClients {
    @Override
    public LambdaClient lambda() {
        return new SimulatedLambda(run, wire, world);
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return new SimulatedStacks(run, wire, world);
    }
}
