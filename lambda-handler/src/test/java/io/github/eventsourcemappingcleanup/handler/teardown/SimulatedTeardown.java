package io.github.eventsourcemappingcleanup.handler.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.RateLimiter;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.scope.CleanupProperties;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.JournalEntry;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A run of the loop in a simulated account, and what it called and logged. */
final class SimulatedTeardown {
    static final Duration TIMEOUT = Duration.ofMinutes(10);
    static final Map<String, Object> OF_THE_FUNCTION =
            Map.of("Functions", List.of(Map.of("Arn", "arn:aws:lambda:eu-west-1:111111111111:function:orders")));

    final SimulatedAccount account = new SimulatedAccount();
    final List<String> lines = new ArrayList<>();
    private final Duration timeout;
    private final Log log;
    private final LambdaClient lambda = account.lambda();
    private final CloudFormationClient cloudFormation = account.cloudFormation();

    SimulatedTeardown() {
        timeout = TIMEOUT;
        log = new Log(lines::add, Map.of());
    }

    /** Without a memory of its lines. */
    SimulatedTeardown(Duration timeout) {
        this.timeout = timeout;
        log = new Log(line -> {}, Map.of());
    }

    TeardownResult run(Map<String, Object> properties) {
        Deadline deadline = Deadline.in(account.time, timeout);
        return new Teardown(
                        new MappingApi(lambda, new RateLimiter(account.time), deadline),
                        new StackApi(cloudFormation, new RateLimiter(account.time), deadline),
                        CleanupProperties.parse(properties).selection(),
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.5),
                        deadline,
                        timeout,
                        log)
                .run();
    }

    /** What is left when all that was selected is gone, and how many that were. */
    List<String> leftWhenGone(int gone, Map<String, Object> properties) {
        assertThat(run(properties)).isEqualTo(new TeardownResult.Completed(gone));
        return account.uuidsLeft();
    }

    TeardownResult.Incomplete incomplete(Map<String, Object> properties) {
        return (TeardownResult.Incomplete) run(properties);
    }

    static FaultScript denied(String operation) {
        return FaultScript.always(LambdaErrors.accessDenied("lambda:" + operation, "*"))
                .onOperation(operation);
    }

    /** Each call that asked CloudFormation whose a mapping is. */
    List<JournalEntry> questions() {
        return account.stacks.journal();
    }

    List<JournalEntry> deletions() {
        return account.calls(ControlPlane.DELETE);
    }
}
