package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.Fault;
import io.github.eventsourcemappingcleanup.handler.simulation.Operation;
import io.github.eventsourcemappingcleanup.handler.simulation.SdkErrors;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulationScheduler;
import io.github.eventsourcemappingcleanup.handler.simulation.TokenBucket;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The account in simulated time: its mappings, its quotas, and a count of the calls. */
final class Account {
    static final int SHORTEST_ROUND_TRIP_MILLIS = 50;
    static final int LONGEST_ROUND_TRIP_MILLIS = 100;

    private final SimulationScheduler agenda;
    private final Random random;
    private final Mappings mappings;
    private final TokenBucket quota;
    private final @Nullable TokenBucket questionQuota;
    private final Tally lambdaCalls = new Tally();
    private final Tally questions = new Tally();

    Account(SimulationScheduler agenda, Cell cell, long seed) {
        this.agenda = agenda;
        this.random = new Random(seed);
        this.mappings = new Mappings(cell, random);
        this.quota = ofOneSecond(Cell.QUOTA);
        this.questionQuota = cell.questions() == Cell.NO_LIMIT ? null : ofOneSecond(cell.questions());
    }

    /** For whoever has a turn on the agenda. */
    Time time() {
        return new SchedulerTime(agenda);
    }

    /** From the seed. */
    Random random() {
        return random;
    }

    Mappings mappings() {
        return mappings;
    }

    List<String> selectedUuids() {
        return mappings.selected().stream().map(AccountMapping::uuid).toList();
    }

    Tally lambdaCalls() {
        return lambdaCalls;
    }

    /** What CloudFormation was asked. */
    Tally questions() {
        return questions;
    }

    /** @param time of the caller, who waits for the answers */
    LambdaClient lambda(Time time) {
        return new AccountLambda(this, time);
    }

    /** @param time of the caller, who waits for the answers */
    CloudFormationClient cloudFormation(Time time) {
        return new AccountStacks(this, time);
    }

    /** Whether the Lambda control plane takes one more request, of whomever. */
    boolean takes() {
        return quota.take(agenda.now());
    }

    /** There and back, to whichever service. */
    <T> T call(Time time, Operation operation, Supplier<T> work) {
        Duration oneWay = oneWay();
        time.sleep(oneWay);
        Supplier<T> answer = answered(operation, work);
        time.sleep(oneWay);
        return answer.get();
    }

    /** Does it now, and says later what came of it. */
    private <T> Supplier<T> answered(Operation operation, Supplier<T> work) {
        try {
            if (!count(operation)) {
                throw SdkErrors.of(Fault.THROTTLED, operation);
            }
            T done = work.get();
            return () -> done;
        } catch (SdkException e) {
            return () -> {
                throw e;
            };
        }
    }

    private TokenBucket ofOneSecond(int requests) {
        return new TokenBucket(requests, requests, agenda.now());
    }

    private boolean count(Operation operation) {
        if (operation.isOfLambda()) {
            return lambdaCalls.add(takes());
        }
        return questions.add(questionQuota == null || questionQuota.take(agenda.now()));
    }

    private Duration oneWay() {
        int roundTrip =
                SHORTEST_ROUND_TRIP_MILLIS + random.nextInt(LONGEST_ROUND_TRIP_MILLIS - SHORTEST_ROUND_TRIP_MILLIS + 1);
        return Duration.ofMillis(roundTrip).dividedBy(2);
    }
}
