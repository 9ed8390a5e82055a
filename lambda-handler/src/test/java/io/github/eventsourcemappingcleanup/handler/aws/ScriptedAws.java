package io.github.eventsourcemappingcleanup.handler.aws;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessHttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** One answer for every call, and the two APIs that get it through the SDK's clients. */
final class ScriptedAws {
    final List<Request> requests = new ArrayList<>();
    private final SimulatedTime time = new SimulatedTime();
    private final Deadline deadline = Deadline.in(time, Duration.ofMinutes(10));
    private final SdkHttpClient http = new InProcessHttpClient(this::answer, Duration.ofSeconds(3), time::sleep);
    final MappingApi mappings =
            new MappingApi(InProcessClients.client(LambdaClient.builder(), http), new RateLimiter(time), deadline);
    final StackApi stacks = new StackApi(
            InProcessClients.client(CloudFormationClient.builder(), http), new RateLimiter(time), deadline);
    private Function<Request, Reply> reply = request -> Reply.empty(500);

    void answers(String contentType, String body) {
        answers(Reply.of(200, contentType, body));
    }

    void answers(Reply next) {
        answers(request -> next);
    }

    void answers(Function<Request, Reply> next) {
        reply = next;
    }

    private Optional<Reply> answer(Request request) {
        requests.add(request);
        return Optional.of(reply.apply(request));
    }
}
