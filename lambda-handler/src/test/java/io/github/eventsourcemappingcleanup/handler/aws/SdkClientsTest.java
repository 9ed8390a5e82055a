package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** The clients as the function builds them, by the standard settings of the SDK. */
@Isolated("The settings are the JVM's.")
class SdkClientsTest {
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void set() {
        SdkSettings.set();
    }

    @AfterEach
    void clear() {
        SdkSettings.clear();
    }

    @Test
    void aCall_isMadeOnce_andSaysWhoCalls() {
        try (LocalEndpoint endpoint = LocalEndpoint.start(request -> {
            requests.add(request);
            return Optional.of(Reply.of(500, "application/json", "{}").with("x-amzn-ErrorType", "ServiceException"));
        })) {
            SdkSettings.endpoint(endpoint.uri().toString());
            SdkClients clients = new SdkClients();

            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(() -> clients.lambda().listEventSourceMappings());
            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(() -> clients.cloudFormation().describeStacks());
        }

        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("User-Agent"))
                        .hasValueSatisfying(agent -> assertThat(agent).contains("event-source-mapping-cleanup")));
    }

    @Test
    void aClientThatCantBeBuilt_failsWhereItIsAskedFor() {
        SdkSettings.endpoint("no URL");

        SdkClients clients = new SdkClients();

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(clients::lambda);
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(clients::cloudFormation);
    }
}
