package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.localcloud.Clients;
import io.github.eventsourcemappingcleanup.testbed.localcloud.LocalAccount;
import io.github.eventsourcemappingcleanup.testbed.localcloud.ProviderEvent;
import io.github.eventsourcemappingcleanup.testbed.localcloud.ProviderEvents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A stack is updated and lives on: each update sends the provider function a Delete, which must not take too much. */
final class LiveUpdateStory implements Story {

    @Override
    public Optional<String> play(LocalAccount account, Operator operator) throws IOException, InterruptedException {
        Clients clients = new Clients(account.endpoint());
        try (LambdaClient lambda = clients.lambda();
                CloudFormationClient cloudFormation = clients.cloudFormation()) {
            operator.mustSucceed(Update.first());
            Mappings mappings = new Mappings(lambda, DeployedStack.deployed(cloudFormation));
            operator.say("demo: making event source mappings behind the stack's back");
            List<DemoMapping> made = mappings.create(Plan.ofLiveUpdate(), account.controlPlane());
            for (Update update : Update.values()) {
                UpdateFacts facts = play(update, made, mappings, account.events(), operator);
                Summary.ofUpdate(facts, operator.now()).forEach(operator::say);
                Optional<String> fault = UpdateVerdict.of(facts, update);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }
    }

    private static UpdateFacts play(
            Update update, List<DemoMapping> made, Mappings mappings, ProviderEvents events, Operator operator)
            throws IOException, InterruptedException {
        operator.say("demo: " + update.words());
        int eventsBefore = events.all().size();
        Watch watch = operator.watch(made.stream().map(update::fated).toList());
        operator.mustSucceed(update.command(), watch);
        List<ProviderEvent> all = events.all();
        return new UpdateFacts(mappings.lookAgain(watch.look(), operator.now()), all.subList(eventsBefore, all.size()));
    }

    @Override
    public String rightEnd() {
        return "no consumer stopped when its cleanup was taken out; only the renamed function's mappings went";
    }
}
