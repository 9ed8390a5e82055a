package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * How an SDK tries again by itself when it is throttled; nothing else goes wrong here that an SDK would try again.
 *
 * @param attempts in all
 */
record Retries(int attempts, Pause pause, Random random) {
    /** What the control plane says in Retry-After. */
    private static final double RETRY_AFTER = 1;

    @FunctionalInterface
    interface Pause {
        /**
         * @param failed attempts so far
         * @param random from 0 (included) to 1 (excluded)
         */
        double seconds(int failed, double random);
    }

    /**
     * What the AWS SDK for Java 2.42 does unless it is told otherwise, measured on its AwsRetryStrategy: the legacy mode, which
     * does not look at Retry-After and, throttled, takes nothing from its retry quota.
     */
    static Retries ofJava(Random random) {
        return new Retries(4, (failed, chance) -> 0.25 * Math.pow(2, failed - 1) * (1 + chance), random);
    }

    /** The AWS SDK for Go v1 as it is (aws/client/default_retryer.go): three retries, after Retry-After and a pause. */
    static Retries ofGo(Random random) {
        return new Retries(4, (failed, chance) -> RETRY_AFTER + 0.5 * Math.pow(2, failed - 1) * (1 + chance), random);
    }

    /**
     * The AWS SDK for Go v2 as Terraform sets it: 25 attempts (max_retries in the provider's documentation), no retry quota,
     * and up to 300 s in between (hashicorp/aws-sdk-go-base, aws_config.go); the SDK's exponential backoff with full jitter.
     */
    static Retries ofTerraform(Random random) {
        return new Retries(
                25,
                (failed, chance) -> failed > Math.log(300) / Math.log(2) ? 300 : chance * Math.pow(2, failed),
                random);
    }

    <T> T call(Time time, Supplier<T> call) {
        for (int failed = 1; ; failed++) {
            try {
                return call.get();
            } catch (TooManyRequestsException e) {
                if (failed == attempts) {
                    throw e;
                }
                double seconds = pause.seconds(failed, random.nextDouble());
                time.sleep(Duration.ofMillis(Math.round(seconds * 1000)));
            }
        }
    }
}
