package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** A mapping at rest until its Delete. */
final class AccountMapping {
    private final String uuid;
    private final String functionArn;
    private EventSourceMappingConfiguration configuration;
    private Instant goneAt = Instant.MAX;

    AccountMapping(String uuid, String functionArn) {
        this.uuid = uuid;
        this.functionArn = functionArn;
        this.configuration = configuration("Enabled");
    }

    String uuid() {
        return uuid;
    }

    String functionArn() {
        return functionArn;
    }

    /** As the API shows it. */
    EventSourceMappingConfiguration configuration() {
        return configuration;
    }

    boolean exists(Instant now) {
        return now.isBefore(goneAt);
    }

    boolean isUntouched() {
        return goneAt.equals(Instant.MAX);
    }

    void beginsDeletion(Instant now, Duration lasts) {
        goneAt = now.plus(lasts);
        configuration = configuration("Deleting");
    }

    private EventSourceMappingConfiguration configuration(String state) {
        return EventSourceMappingConfiguration.builder()
                .uuid(uuid)
                .functionArn(functionArn)
                .eventSourceArn("arn:aws:sqs:eu-west-1:111111111111:" + uuid)
                .state(state)
                .stateTransitionReason("USER_INITIATED")
                .build();
    }
}
