package io.github.eventsourcemappingcleanup.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.consumer.ConsumerProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that has nothing but the published library, built the way that {@code cdk init} sets up. */
@Tag("end-to-end")
class ConsumerBuildIT {
    private static final String GROUP = "io/github/event-source-mapping-cleanup";

    @TempDir
    private static Path directory;

    private static ConsumerProject project;
    private static Said synthesized;

    @BeforeAll
    static void synthesize() throws IOException, InterruptedException {
        project = ConsumerProject.copyTo(directory.resolve("consumer"));
        synthesized = project.cdkSynth();
    }

    @Test
    void stacksForEveryKindOfEventSourceAreSynthesized() throws IOException {
        assertThat(synthesized.status())
                .as(synthesized.output() + synthesized.errors())
                .isZero();
        assertThat(project.templates())
                .extracting(template -> template.getFileName().toString())
                .containsExactlyInAnyOrder(Stream.of(
                                "Sqs",
                                "Kinesis",
                                "KinesisConsumer",
                                "DynamoDb",
                                "Msk",
                                "SelfManagedKafka",
                                "ActiveMq",
                                "RabbitMq",
                                "DocumentDb")
                        .map(stack -> stack + ".template.json")
                        .toArray(String[]::new));
        for (Path template : project.templates()) {
            assertThat(Files.readString(template)).contains("\"" + EventSourceMappingCleanup.RESOURCE_TYPE + "\"");
        }
    }

    @Test
    void oneDependencyIsEnough_neitherParentNorHandlerIsAskedFor() throws IOException {
        try (Stream<Path> artifacts = Files.list(project.repository().resolve(GROUP))) {
            assertThat(artifacts)
                    .extracting(artifact -> artifact.getFileName().toString())
                    .containsExactly("event-source-mapping-cleanup");
        }
    }

    @Test
    void cfnLintFindsNothing_butWhatTheCdkGivesEveryFunction() throws IOException, InterruptedException {
        Said linted = project.cfnLint();

        assertThat(JSON.std.listFrom(linted.output()))
                .as(linted.errors())
                .filteredOn(finding -> !isAFunctionsDependencyOnItsRole((Map<?, ?>) finding))
                .isEmpty();
    }

    /** The CDK writes a DependsOn beside the reference. The provider function says so itself: this is for the reader. */
    private static boolean isAFunctionsDependencyOnItsRole(Map<?, ?> finding) {
        Object rule = ((Map<?, ?>) finding.get("Rule")).get("Id");
        Collection<?> path = (Collection<?>) ((Map<?, ?>) finding.get("Location")).get("Path");
        List<String> place = path.stream().map(String::valueOf).toList();
        return rule.equals("W3005")
                && place.get(1).startsWith("Reader")
                && place.get(2).equals("DependsOn");
    }
}
