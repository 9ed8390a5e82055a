package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The calls of a tool that leaves it to its SDK to retry what is throttled; nothing else fails here that an SDK would retry. */
record RetryingLambda(LambdaClient lambda, Sdk sdk, Random random, Time time) {

    /** The attempts of an SDK in all, and its pause in seconds: by failed attempts, and a random number from 0 to 1. */
    enum Sdk {
        /**
         * The AWS SDK for Java 2.42 as it is, measured on its AwsRetryStrategy: the legacy mode, which does not look at
         * Retry-After and, throttled, takes nothing from its retry quota.
         */
        JAVA(4, (failed, random) -> 0.25 * Math.pow(2, failed - 1) * (1 + random)),
        /** The AWS SDK for Go v1 as it is (aws/client/default_retryer.go): after the second of Retry-After and a pause. */
        GO(4, (failed, random) -> 1 + 0.5 * Math.pow(2, failed - 1) * (1 + random)),
        /**
         * The AWS SDK for Go v2 as Terraform sets it: 25 attempts (max_retries in the provider's documentation), no retry
         * quota, and up to 300 s in between (hashicorp/aws-sdk-go-base, aws_config.go); the SDK's exponential backoff with
         * full jitter.
         */
        TERRAFORM(25, (failed, random) -> failed > Math.log(300) / Math.log(2) ? 300 : random * Math.pow(2, failed));

        final int attempts;
        final DoubleBinaryOperator pause;

        Sdk(int attempts, DoubleBinaryOperator pause) {
            this.attempts = attempts;
            this.pause = pause;
        }
    }

    /** All pages. */
    List<EventSourceMappingConfiguration> list(Consumer<ListEventSourceMappingsRequest.Builder> filter) {
        List<EventSourceMappingConfiguration> listed = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            String from = marker.orElse(null);
            ListEventSourceMappingsResponse page = call(() -> lambda.listEventSourceMappings(
                    request -> request.applyMutation(filter).marker(from)));
            listed.addAll(page.eventSourceMappings());
            marker = Optional.ofNullable(page.nextMarker());
        } while (marker.isPresent());
        return listed;
    }

    /** What is gone already is deleted. */
    void delete(String uuid) {
        try {
            call(() -> lambda.deleteEventSourceMapping(request -> request.uuid(uuid)));
        } catch (ResourceNotFoundException e) {
            // As wished.
        }
    }

    boolean isGone(String uuid) {
        try {
            call(() -> lambda.getEventSourceMapping(request -> request.uuid(uuid)));
            return false;
        } catch (ResourceNotFoundException e) {
            return true;
        }
    }

    private <T> T call(Supplier<T> call) {
        for (int failed = 1; ; failed++) {
            try {
                return call.get();
            } catch (TooManyRequestsException e) {
                if (failed == sdk.attempts) {
                    throw e;
                }
                double seconds = sdk.pause.applyAsDouble(failed, random.nextDouble());
                time.sleep(Duration.ofMillis(Math.round(seconds * 1000)));
            }
        }
    }
}
