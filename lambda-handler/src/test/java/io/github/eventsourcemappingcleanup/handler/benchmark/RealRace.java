package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceRequest;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A packaged contender in one cell, in real time: under Lambda's runtime client, in a JVM of its own, alone in the test bed's
 * account.
 */
final class RealRace implements AutoCloseable {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders-";

    private final InstantSource clock = InstantSource.system();
    private final Packaged contender;
    private final Cell cell;
    private final ControlPlane plane;
    private final Stacks stacks = new Stacks(clock);
    private final ResponseBucket bucket = new ResponseBucket(clock);
    private final LocalEndpoint endpoint;
    private final LambdaHost host;

    private RealRace(Packaged contender, Cell cell, int memoryMegabytes) {
        this.contender = contender;
        this.cell = cell;
        plane = new ControlPlane(
                clock,
                new AccountAndRegion("eu-west-1", "111111111111"),
                new Durations(Duration.ZERO, cell.deletion(), cell.deletion()));
        for (int i = 0; i < cell.mappings(); i++) {
            plane.add(NewMapping.reading(QUEUE + i, Mappings.FUNCTION));
        }
        stacks.put(STACK, "DELETE_IN_PROGRESS");
        FaultScript roundTrips = roundTrips(new Random(1));
        plane.faults(roundTrips);
        stacks.faults(roundTrips);
        endpoint = LocalEndpoint.start(plane, stacks, bucket);
        host = new LambdaHost(
                contender.zip(),
                new FunctionSettings(
                        "provider",
                        contender.handler(),
                        memoryMegabytes,
                        "eu-west-1",
                        "111111111111",
                        Map.of("AWS_ENDPOINT_URL", endpoint.uri().toString())),
                List.of(),
                line -> {});
    }

    static RealResult run(Packaged contender, Cell cell, int memoryMegabytes) {
        try (RealRace race = new RealRace(contender, cell, memoryMegabytes)) {
            return race.run();
        }
    }

    private RealResult run() {
        plane.quota(Cell.QUOTA, Cell.QUOTA);
        Instant start = clock.instant();
        host.provision();
        Instant event = clock.instant();
        ResourceOutcome outcome = new CustomResources(
                        bucket, endpoint.uri(), sent -> host.invokeAsync(sent, LambdaRun.LONGEST))
                .send(
                        ResourceRequest.create(STACK, "Custom::Cleanup", "Cleanup", contender.properties())
                                .delete("as-sent"),
                        LambdaRun.LONGEST)
                .join();
        Result result = new Result(
                cell,
                contender.title(),
                outcome instanceof ResourceOutcome.Succeeded ? 0 : 1,
                seconds(event, bucket.journal().get(0).time()),
                plane.journal().size(),
                (int) plane.journal().stream()
                        .filter(call -> call.status() == 429)
                        .count(),
                stacks.journal().size(),
                plane.mappings().size(),
                0,
                0,
                0);
        return new RealResult(result, seconds(start, event), host.maxMemoryUsedMegabytes());
    }

    @Override
    public void close() {
        host.close();
        endpoint.close();
    }

    /** Each answer comes so much later than it is true. */
    private static FaultScript roundTrips(Random random) {
        return call -> Optional.of(Fault.slow(Duration.ofMillis(
                random.nextInt(Account.SHORTEST_ROUND_TRIP_MILLIS, Account.LONGEST_ROUND_TRIP_MILLIS + 1))));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
