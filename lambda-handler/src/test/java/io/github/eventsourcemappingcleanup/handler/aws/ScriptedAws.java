package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** One answer for every call, and the two APIs that get it through the SDK's clients. */
final class ScriptedAws implements AutoCloseable {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private Reply reply = Reply.empty(500);
    private final LocalEndpoint endpoint = LocalEndpoint.start(request -> {
        requests.add(request);
        return Optional.of(reply);
    });
    private final SimulatedTime time = new SimulatedTime();
    private final Deadline deadline = Deadline.in(time, Duration.ofMinutes(10));
    private final LambdaClient lambda = SimulatedAccount.client(LambdaClient.builder(), endpoint);
    private final CloudFormationClient cloudFormation =
            SimulatedAccount.client(CloudFormationClient.builder(), endpoint);
    final MappingApi mappings = new MappingApi(lambda, new RateLimiter(time), deadline);
    final StackApi stacks = new StackApi(cloudFormation, new RateLimiter(time), deadline);

    void answers(String contentType, String body) {
        answers(Reply.of(200, contentType, body));
    }

    void answers(Reply next) {
        reply = next;
    }

    @Override
    public void close() {
        lambda.close();
        cloudFormation.close();
        endpoint.close();
    }
}
