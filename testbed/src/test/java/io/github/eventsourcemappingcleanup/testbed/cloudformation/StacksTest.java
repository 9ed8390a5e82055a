package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eventsourcemappingcleanup.testbed.http.Fault;
import io.github.eventsourcemappingcleanup.testbed.http.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

class StacksTest {

    private static final String ID = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e";

    private final Stacks stacks = new Stacks(InstantSource.system()).put(ID, "DELETE_IN_PROGRESS");
    private final LocalEndpoint endpoint = LocalEndpoint.start(stacks);
    private final CloudFormationClient client = CloudFormationClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(1)
                    .build()))
            .build();

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    @Test
    void stackIsFoundByIdAndByName() {
        assertThat(described(ID).stackStatusAsString()).isEqualTo("DELETE_IN_PROGRESS");
        assertThat(described("shop").stackId()).isEqualTo(ID);
    }

    @Test
    void statusCanChangeWhileItRuns() {
        stacks.put(ID, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");

        assertThat(described(ID).stackStatusAsString()).isEqualTo("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    }

    @Test
    void deletedStackIsFoundByItsIdAlone() {
        String next = ID + "-next";
        stacks.put(ID, "DELETE_COMPLETE").put(next, "CREATE_COMPLETE");

        assertThat(described(ID).stackStatusAsString()).isEqualTo("DELETE_COMPLETE");
        assertThat(described("shop").stackId()).isEqualTo(next);
    }

    @Test
    void unknownStackIsAValidationError() {
        CloudFormationException failure = failure("other");

        assertThat(failure.statusCode()).isEqualTo(400);
        assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("Stack with id other does not exist");
    }

    @Test
    void scriptedErrorsArriveAsTheSdksOwnExceptions() {
        assertThat(codeOf(CloudFormationErrors.doesNotExist(ID))).isEqualTo("400 ValidationError");
        assertThat(codeOf(CloudFormationErrors.accessDenied(ID))).isEqualTo("403 AccessDenied");
        assertThat(codeOf(CloudFormationErrors.throttling())).isEqualTo("400 Throttling");
        assertThat(codeOf(CloudFormationErrors.internalFailure())).isEqualTo("500 InternalFailure");
        assertThat(stacks.journal()).extracting(StackCall::status).containsExactly(400, 403, 400, 500);
    }

    private String codeOf(Fault fault) {
        stacks.faults(FaultScript.always(fault).onOperation(Stacks.DESCRIBE_STACKS));
        CloudFormationException failure = failure(ID);
        return failure.statusCode() + " " + failure.awsErrorDetails().errorCode();
    }

    private Stack described(String name) {
        return client.describeStacks(d -> d.stackName(name)).stacks().get(0);
    }

    private CloudFormationException failure(String name) {
        return catchThrowableOfType(CloudFormationException.class, () -> described(name));
    }
}
