package io.github.eventsourcemappingcleanup.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import io.github.eventsourcemappingcleanup.handler.time.SimulatedTime;
import io.github.eventsourcemappingcleanup.testbed.runtime.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

class CleanupHandlerTest {
    private final List<String> lines = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final RunContext context = new RunContext("invocation", () -> Duration.ofMinutes(15), lines::add);

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                OutOfMemoryError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class
            })
    void anyRequest_whateverIsThrown_isAnswered(Class<? extends Throwable> thrown)
            throws IOException, ReflectiveOperationException {
        handle(throwing(thrown.getConstructor().newInstance()), JSON.std.asBytes(delete()));

        assertThat(bodies)
                .singleElement()
                .asString()
                .contains("\"Status\":\"FAILED\"", "\"PhysicalResourceId\":\"as-sent\"")
                .contains("failed unexpectedly with " + thrown.getSimpleName())
                .contains("Log: /aws/lambda/provider, stream invocation");
        assertThat(lines).anyMatch(line -> line.contains("\"event\":\"unexpected\""));
    }

    @Test
    void anEventOfUnknownType_isRefused() throws IOException {
        Map<String, Object> event = new HashMap<>(delete());
        event.put("RequestType", "Read");

        handle(throwing(new AssertionError("nothing is asked")), JSON.std.asBytes(event));

        assertThat(bodies)
                .singleElement()
                .asString()
                .contains("\"Status\":\"FAILED\"", "\"PhysicalResourceId\":\"as-sent\"")
                .contains("RequestType must be Create, Update or Delete");
    }

    @Test
    void whatCantBeAnswered_isLoggedAndThrown() {
        assertThatThrownBy(() -> handle(throwing(new IllegalStateException()), "no JSON".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(lines).singleElement().asString().contains("\"ERROR\"", "\"not answerable\"");
    }

    private void handle(AwsClients clients, byte[] event) throws IOException {
        ResponsePut put = (url, body, left) -> {
            bodies.add(new String(body, UTF_8));
            return new ResponsePut.Result.Accepted();
        };
        new CleanupHandler(clients, put, new SimulatedTime(), () -> 0.5)
                .handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), context);
    }

    private static Map<String, Object> delete() {
        return Map.of(
                "RequestType", "Delete",
                "RequestId", "request",
                "ResponseURL", "https://nowhere.invalid/",
                "StackId", "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e",
                "LogicalResourceId", "Cleanup",
                "PhysicalResourceId", "as-sent",
                "ResourceProperties", Map.of("Uuids", List.of("01234567-89ab-cdef-0123-456789abcdef")));
    }

    private static AwsClients throwing(Throwable throwable) {
        return new AwsClients() {
            @Override
            public LambdaClient lambda() {
                throw unchecked(throwable);
            }

            @Override
            public CloudFormationClient cloudFormation() {
                throw unchecked(throwable);
            }
        };
    }

    private static RuntimeException unchecked(Throwable throwable) {
        if (throwable instanceof Error error) {
            throw error;
        }
        return (RuntimeException) throwable;
    }
}
