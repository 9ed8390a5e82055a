package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.aws.CloudFormation;
import io.github.eventsourcemappingcleanup.handler.aws.Lambda;

/** One run's clients. */
record SimulatedClients(SimulatedRun run, Wire wire, World world) implements AwsClients {
    @Override
    public Lambda lambda() {
        return new LambdaOnTheWire(new SimulatedLambda(run, wire, world));
    }

    @Override
    public CloudFormation cloudFormation() {
        return new SimulatedStacks(run, wire, world);
    }
}
