package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessHttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The account in simulated time: the model of AWS, 50 to 100 ms away, with mappings that are all at rest. */
final class Account {
    static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
    static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";

    private static final String OTHER_FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:invoices";
    private static final int SHORTEST_ROUND_TRIP_MILLIS = 50;
    private static final int LONGEST_ROUND_TRIP_MILLIS = 100;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private final SimulationScheduler scheduler;
    private final Random random;
    private final ControlPlane plane;
    private final Stacks stacks;
    private final Quota quota;
    private int calls;
    private int throttled;

    Account(SimulationScheduler scheduler, Cell cell, long seed) {
        this.scheduler = scheduler;
        this.random = new Random(seed);
        this.quota = new Quota(Cell.QUOTA, Cell.QUOTA, scheduler.now());
        this.stacks = new Stacks(scheduler::now).put(STACK, "DELETE_IN_PROGRESS");
        this.plane = new ControlPlane(
                scheduler::now, new AccountAndRegion("eu-west-1", "111111111111"), Durations.likeAws());
        plane.quota(quota);
        for (int i = 0; i < cell.mappings() + cell.unrelated(); i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            plane.add(NewMapping.reading(
                            "arn:aws:sqs:eu-west-1:111111111111:" + uuid,
                            i < cell.mappings() ? FUNCTION : OTHER_FUNCTION)
                    .uuid(uuid)
                    .deletingFor(cell.deletion()));
        }
    }

    /** Of the worker that has its turn. */
    Time time() {
        return new SchedulerTime(scheduler);
    }

    /** From the seed. */
    Random random() {
        return random;
    }

    List<String> selectedUuids() {
        return ofFunction(FUNCTION).stream().map(MappingView::uuid).toList();
    }

    /** Mappings of nobody's concern that are not as they were. */
    int touched(Cell cell) {
        return cell.unrelated()
                - (int) ofFunction(OTHER_FUNCTION).stream()
                        .filter(mapping -> mapping.state().equals("Enabled"))
                        .count();
    }

    /** Calls to Lambda. */
    int calls() {
        return calls;
    }

    int throttled() {
        return throttled;
    }

    /** What CloudFormation was asked. */
    int questions() {
        return stacks.journal().size();
    }

    /** Somebody else's call: whether the quota lets it through. */
    boolean letsThrough() {
        return quota.take(scheduler.now());
    }

    /** @param time of the caller, who waits for the answers */
    AwsClients clients(Time time) {
        SdkHttpClient http =
                new InProcessHttpClient(request -> Optional.of(exchange(request, time)), READ_TIMEOUT, time::sleep);
        return new Clients(
                InProcessClients.client(LambdaClient.builder(), http),
                InProcessClients.client(CloudFormationClient.builder(), http));
    }

    /** @param time of the caller, who waits for the answers and between two attempts */
    RetryingLambda lambda(RetryingLambda.Sdk sdk, Time time) {
        return new RetryingLambda(clients(time).lambda(), sdk, random, time);
    }

    private Reply exchange(Request request, Time time) {
        int roundTrip =
                SHORTEST_ROUND_TRIP_MILLIS + random.nextInt(LONGEST_ROUND_TRIP_MILLIS - SHORTEST_ROUND_TRIP_MILLIS + 1);
        Duration oneWay = Duration.ofMillis(roundTrip).dividedBy(2);
        time.sleep(oneWay);
        Optional<Reply> ofLambda = plane.answer(request);
        if (ofLambda.isPresent()) {
            calls++;
            throttled += ofLambda.get().status() == 429 ? 1 : 0;
        }
        Reply reply = ofLambda.or(() -> stacks.answer(request)).orElseThrow();
        time.sleep(oneWay);
        return reply;
    }

    private List<MappingView> ofFunction(String arn) {
        return plane.mappings().stream()
                .filter(mapping -> mapping.functionArn().equals(arn))
                .toList();
    }

    private record Clients(LambdaClient lambda, CloudFormationClient cloudFormation) implements AwsClients {}

    private record SchedulerTime(SimulationScheduler scheduler) implements Time {
        @Override
        public Instant now() {
            return scheduler.now();
        }

        @Override
        public void runConcurrently(int workers, Runnable work) {
            scheduler.runConcurrently(workers, work);
        }

        @Override
        public void sleep(Duration duration) {
            scheduler.waitUntil(scheduler.now().plus(duration));
        }
    }
}
