package io.github.eventsourcemappingcleanup.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.RateLimiter;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.scope.CleanupProperties;
import io.github.eventsourcemappingcleanup.handler.teardown.Teardown;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In a JVM with half of the heap that the function has, which has to do for the control plane as well. */
class TenThousandMappingsTest {
    private static final int MAPPINGS = 10_000;
    /** What Lambda leaves of 256 MB to the heap. */
    private static final String HEAP = "-Xmx217m";

    @Test
    void run_inHalfOfTheMemoryThatTheFunctionHas_removesThemAllIn14Minutes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TenThousandMappingsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains(new TeardownResult.Completed(MAPPINGS).toString());
    }

    public static void main(String[] arguments) {
        SimulatedAccount account = new SimulatedAccount();
        for (int i = 0; i < MAPPINGS; i++) {
            account.plane.add(NewMapping.reading("arn:aws:sqs:eu-west-1:111111111111:orders-" + i, "orders"));
        }
        account.plane.quota(15, 15);
        Deadline deadline = Deadline.in(account.time, Duration.ofMinutes(14));
        Map<String, Object> properties =
                Map.of("Functions", List.of(Map.of("Arn", "arn:aws:lambda:eu-west-1:111111111111:function:orders")));
        TeardownResult result = new Teardown(
                        new MappingApi(account.lambda(), new RateLimiter(account.time), deadline),
                        new StackApi(account.cloudFormation(), new RateLimiter(account.time), deadline),
                        CleanupProperties.parse(properties).selection(),
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.5),
                        deadline,
                        deadline.left(),
                        new Log(line -> {}, Map.of()))
                .run();
        System.out.println(result + " after " + Duration.between(account.start, account.time.now()));
    }
}
