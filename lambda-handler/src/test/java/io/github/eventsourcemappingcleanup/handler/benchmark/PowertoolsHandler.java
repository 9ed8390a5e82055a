package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * A custom resource as one writes it with care on AbstractCustomResourceHandler of powertools-cloudformation (Powertools
 * for AWS Lambda (Java), "Custom Resources"): on Delete it lists the function's mappings, deletes one after the other and
 * asks for each every five seconds until it is gone; the SDK tries again by itself. What is thrown, powertools answers with
 * FAILED. What Lambda ends after 15 minutes, it runs again.
 */
final class PowertoolsHandler implements Contender {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Override
    public String title() {
        return "powertools handler";
    }

    @Override
    public List<Runnable> workers(Account account) {
        return List.of(() -> LambdaRun.runs(account.time(), time -> run(account, time)));
    }

    private static void run(Account account, Time time) {
        RetryingLambda lambda = account.lambda(RetryingLambda.Sdk.JAVA, time);
        List<EventSourceMappingConfiguration> mappings = lambda.list(request -> request.functionName(Account.FUNCTION));
        for (EventSourceMappingConfiguration mapping : mappings) {
            if (!mapping.state().equals("Deleting")) {
                lambda.delete(mapping.uuid());
            }
        }
        for (EventSourceMappingConfiguration mapping : mappings) {
            while (!lambda.isGone(mapping.uuid())) {
                time.sleep(PAUSE);
            }
        }
    }
}
