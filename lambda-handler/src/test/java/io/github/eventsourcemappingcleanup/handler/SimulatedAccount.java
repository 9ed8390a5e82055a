package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessHttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** An account of the test bed in simulated time, and the SDK's clients for it. */
public final class SimulatedAccount implements AwsClients {
    public final SimulatedTime time = new SimulatedTime();
    public final Instant start = time.now();
    public final Stacks stacks = new Stacks(time);
    public final ControlPlane plane =
            new ControlPlane(time, new AccountAndRegion("eu-west-1", "111111111111"), Durations.likeAws());
    private final SdkHttpClient http = new InProcessHttpClient(
            request -> plane.answer(request).or(() -> stacks.answer(request)), Duration.ofSeconds(3), time::sleep);
    private final LambdaClient lambda = InProcessClients.client(LambdaClient.builder(), http);
    private final CloudFormationClient cloudFormation = InProcessClients.client(CloudFormationClient.builder(), http);

    @Override
    public LambdaClient lambda() {
        return lambda;
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return cloudFormation;
    }

    /** Mappings of the function "orders", each with a queue of its own. */
    public void add(int number, Duration deletingFor) {
        IntStream.range(0, number)
                .mapToObj(i -> NewMapping.reading("arn:aws:sqs:eu-west-1:111111111111:orders" + i, "orders"))
                .forEach(mapping -> plane.add(mapping.deletingFor(deletingFor)));
    }

    public List<String> uuidsLeft() {
        return plane.mappings().stream().map(MappingView::uuid).toList();
    }

    public List<JournalEntry> calls(String operation) {
        return plane.journal().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }
}
