package io.github.eventsourcemappingcleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/** The CDK uploads a nested template under the hash of what it was when it was prepared: what changes later is not uploaded. */
class NestedStacksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void nestedTemplateIsTheOneThatItsAssetIsNamedFor() throws IOException {
        App app = TestingStack.app(Map.of());
        Stack parent = new Stack(app, "Parent");
        Queue queue = new Queue(parent, "Queue");
        NestedStack nested = new NestedStack(parent, "Nested");
        Function function = TestingStack.function(nested, "Orders");
        TestingStack.cleanup(
                nested, "Cleanup", builder -> builder.functions(function).eventSources(queue.getQueueArn()));
        function.addToRolePolicy(TestingStack.statement("*"));
        ((CfnResource) function.getNode().getDefaultChild()).applyRemovalPolicy(RemovalPolicy.RETAIN);

        app.synth();

        Path assembly = Path.of(app.getOutdir());
        byte[] template = Files.readAllBytes(assembly.resolve(nested.getTemplateFile()));
        assertThat(new String(template, UTF_8)).contains(EventSourceMappingCleanup.RESOURCE_TYPE);
        // The CDK takes the hash of the template without white space.
        byte[] compact = JSON.writeValueAsBytes(JSON.readTree(template));
        assertThat(JSON.readTree(assembly.resolve("Parent.assets.json").toFile())
                        .get("files")
                        .has(Sha256.of(compact)))
                .isTrue();
    }
}
