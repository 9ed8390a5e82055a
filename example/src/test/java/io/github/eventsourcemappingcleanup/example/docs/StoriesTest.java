package io.github.eventsourcemappingcleanup.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.ExampleApp;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A reader who does what these pages say sees what they say. Side by side: most of it is waiting. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("end-to-end")
class StoriesTest {
    private static final Page GETTING_STARTED = Page.named("docs/getting-started.md");
    private static final Page TROUBLESHOOTING = Page.named("docs/troubleshooting.md");
    static final Set<Page> PAGES = Set.of(GETTING_STARTED, TROUBLESHOOTING);

    private static final List<Block> EXAMPLE = GETTING_STARTED.blocksFrom("## The example stack");
    private static final List<Block> FIRST_STACK = GETTING_STARTED.blocks().stream()
            .filter(block -> block.isShell() && !EXAMPLE.contains(block))
            .toList();
    private static final String OUTPUT_FUNCTION = FIRST_STACK.get(2).text();
    private static final String NEW_MAPPING = FIRST_STACK.get(3).text();

    @TempDir
    Path directory;

    @Test
    void gettingStarted_andTroubleshooting_areTrueFromTopToBottom() throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String app = java(classes + ":" + JavaSnippet.classpath(), "com.myorg.OrdersApp");
        try (Story story = Story.of("OrdersStack", app, directory)) {
            story.turnTo(FIRST_STACK);
            story.next();
            writeTheStack(story.directory().resolve("orders/src/main/java"), classes);
            assertThat(story.next()).contains("OrdersStack.QueueArn", "OrdersStack.WorkerName");
            story.next();
            story.next();
            assertThat(story.uuids()).hasSize(1);
            story.next();
            assertThat(story.uuids()).isEmpty();
            story.assertIsAtItsEnd();

            failToDestroy(story);
            String lost = story.uuids().get(0);
            story.turnTo(TROUBLESHOOTING.blocks());
            assertThat(story.next()).contains("Cleanup", lost, "InvalidParameterValueException", "cdk destroy");
            story.next();
            story.type("aws cloudformation wait stack-delete-complete --stack-name OrdersStack");

            story.controlPlane().faults(FaultScript.never());
            String living = makeALivingFunctionWithAMapping(story);
            assertThat(story.next()).contains(lost).doesNotContain(living);
            assertThat(story.next()).contains(lost, "Deleting");
            story.type("until [ \"$(aws lambda get-event-source-mapping --uuid " + lost
                    + " 2>&1 | grep -c ResourceNotFoundException)\" = 1 ]; do :; done");
            assertThat(story.uuids()).containsExactly(living);
            story.assertIsAtItsEnd();
        }
    }

    @Test
    void exampleStack_isTrueFromTopToBottom() throws Exception {
        Files.copy(Page.CHECKOUT.resolve("cdk.json"), directory.resolve("cdk.json"));
        String app = java(JavaSnippet.classpath(), ExampleApp.class.getName());
        try (Story story = Story.of("Example", app, directory)) {
            story.type("cdk bootstrap");
            story.type(OUTPUT_FUNCTION);
            story.turnTo(EXAMPLE);
            story.next();
            assertThat(story.uuids()).hasSize(2);
            story.next();
            assertThat(story.uuids()).isEmpty();
            story.assertIsAtItsEnd();
        }
    }

    private static String java(String classpath, String main) {
        return Path.of(System.getProperty("java.home"), "bin/java") + " -cp " + classpath + " " + main;
    }

    /** As the page says, in the project that the CDK CLI has made. */
    private static void writeTheStack(Path sources, Path classes) throws IOException {
        JavaSnippet stack = GETTING_STARTED.blocks().stream()
                .filter(block -> block.language().equals("java"))
                .map(JavaSnippet::of)
                .findFirst()
                .orElseThrow();
        assertThat(sources.resolve(stack.file())).exists();
        Files.writeString(sources.resolve(stack.file()), stack.source());
        try (Stream<Path> files = Files.walk(sources)) {
            JavaSnippet.compile(
                    files.filter(file -> file.toString().endsWith(".java")).toList(), classes);
        }
    }

    /** Deployed once more, with a mapping that can't be deleted. */
    private static void failToDestroy(Story story) throws IOException {
        story.type("cdk deploy");
        story.type(NEW_MAPPING);
        story.controlPlane()
                .faults(FaultScript.always(LambdaErrors.invalidParameterValue("no"))
                        .onOperation(ControlPlane.DELETE));
        assertThat(story.typeInVain("cdk destroy")).contains("DELETE_FAILED");
    }

    private static String makeALivingFunctionWithAMapping(Story story) throws IOException {
        Path code = story.directory().resolve("living.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(code))) {
            zip.putNextEntry(new ZipEntry("index.py"));
            zip.write("def handler(event, context):\n    pass\n".getBytes(UTF_8));
        }
        List<String> before = story.uuids();
        story.type("aws lambda create-function --function-name living --runtime python3.13 --handler index.handler"
                + " --role arn:aws:iam::000000000000:role/living --zip-file fileb://" + code);
        story.type("aws lambda create-event-source-mapping --function-name living"
                + " --event-source-arn arn:aws:sqs:us-east-1:000000000000:living");
        return story.uuids().stream()
                .filter(uuid -> !before.contains(uuid))
                .findFirst()
                .orElseThrow();
    }
}
