package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends requests to a provider and waits for its answers. */
public final class CustomResources {
    private static final ResourceOutcome NO_ANSWER =
            new ResourceOutcome.Failed("CloudFormation did not receive a response from your Custom Resource.", "");

    private final ResponseBucket bucket;
    private final URI endpoint;
    private final Consumer<String> provider;

    /**
     * @param endpoint where the bucket is served
     * @param provider given the event, and not waited for
     */
    public CustomResources(ResponseBucket bucket, URI endpoint, Consumer<String> provider) {
        this.bucket = bucket;
        this.endpoint = endpoint;
        this.provider = provider;
    }

    /** @param serviceTimeout real time, after which there is no answer */
    public CompletableFuture<ResourceOutcome> send(ResourceRequest request, Duration serviceTimeout) {
        ResponseBucket.Presigned presigned = bucket.presign(endpoint, request);
        CompletableFuture<ResourceOutcome> outcome = presigned
                .answer()
                .thenApply(body -> AnswerJudge.judge(request, body))
                .completeOnTimeout(NO_ANSWER, serviceTimeout.toMillis(), TimeUnit.MILLISECONDS);
        provider.accept(Json.written(request.event(presigned.url())));
        return outcome;
    }
}
