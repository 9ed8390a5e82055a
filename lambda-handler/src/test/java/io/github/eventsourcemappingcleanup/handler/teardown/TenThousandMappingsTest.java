package io.github.eventsourcemappingcleanup.handler.teardown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
        SimulatedTeardown teardown = new SimulatedTeardown(Duration.ofMinutes(14));
        SimulatedAccount account = teardown.account;
        for (int i = 0; i < MAPPINGS; i++) {
            account.plane.add(NewMapping.reading("arn:aws:sqs:eu-west-1:111111111111:orders-" + i, "orders"));
        }
        account.plane.quota(15, 15);
        TeardownResult result = teardown.run(SimulatedTeardown.OF_THE_FUNCTION);
        System.out.println(result + " after " + Duration.between(account.start, account.time.now()));
    }
}
