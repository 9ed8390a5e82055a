package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.Clients;
import io.github.eventsourcemappingcleanup.testbed.localcloud.LocalAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The example is deployed and destroyed; either every mapping goes, or one is stuck. */
record TeardownStory(boolean stuck) implements Story {
    /** The shortest timeout that a cleanup may have. */
    private static final Duration STUCK_TIMEOUT = Duration.ofSeconds(30);

    @Override
    public Optional<String> play(LocalAccount account, Operator operator) throws IOException, InterruptedException {
        Clients clients = new Clients(account.endpoint());
        try (LambdaClient lambda = clients.lambda();
                CloudFormationClient cloudFormation = clients.cloudFormation()) {
            operator.mustSucceed(stuck ? CdkCommand.deploy().withTimeout(STUCK_TIMEOUT) : CdkCommand.deploy());
            DeployedStack stack = DeployedStack.deployed(cloudFormation);
            Mappings mappings = new Mappings(lambda, stack);
            operator.say("demo: making event source mappings behind the stack's back");
            mappings.createOtherFunction();
            Watch watch = operator.watch(mappings.create(Plan.ofTeardown(stuck), account.controlPlane()));
            CdkCli.Ended destroy = operator.run(CdkCommand.destroy(), watch);
            Facts facts = new Facts(
                    destroy.status(),
                    destroy.output(),
                    mappings.lookAgain(watch.look(), operator.now()),
                    stack.deletionEvents(cloudFormation));
            Summary.ofTeardown(facts, operator.now()).forEach(operator::say);
            return stuck ? Verdict.ofStuckTeardown(facts, STUCK_TIMEOUT) : Verdict.ofTeardown(facts);
        }
    }

    @Override
    public String rightEnd() {
        return stuck
                ? "cdk destroy failed within the timeout and named the mapping that does not go"
                : "the stack's mappings went first, the other function's are untouched";
    }
}
