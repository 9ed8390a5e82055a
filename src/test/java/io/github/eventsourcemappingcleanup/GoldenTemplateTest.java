package io.github.eventsourcemappingcleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

class GoldenTemplateTest {
    private static final Path GOLDEN = Path.of("test/resources/golden-template.json");
    private static final Path ACTUAL = Path.of("target/golden-template.json");

    @Test
    void templateIsTheGoldenOne() throws IOException {
        TestingStack testing = TestingStack.create();
        Function function = testing.function("Orders");
        Queue queue = new Queue(testing.stack(), "Queue");
        queue.grantConsumeMessages(function);
        testing.cleanup(builder -> builder.functions(function)
                .functions(TestingStack.alias(function))
                .eventSources(queue.getQueueArn(), TestingStack.QUEUE_ARN)
                .uuids(TestingStack.UUID)
                .timeout(Duration.minutes(5)));

        String template = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(Template.fromStack(testing.stack()).toJSON())
                .replaceAll("[0-9a-f]{64}\\.zip", "HANDLER.zip");
        Files.writeString(ACTUAL, template + "\n");

        assertThat(ACTUAL)
                .as("If the change is meant: cp src/%s src/%s", ACTUAL, GOLDEN)
                .usingCharset(UTF_8)
                .hasSameTextualContentAs(GOLDEN);
    }
}
