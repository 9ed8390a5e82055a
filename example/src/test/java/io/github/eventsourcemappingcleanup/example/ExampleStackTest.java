package io.github.eventsourcemappingcleanup.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/** Runs with the newest CDK, while the library is compiled and tested against the oldest that it supports. */
class ExampleStackTest {
    private final App app = App.Builder.create().outdir("target/cdk.out").build();
    private final Template template = Template.fromStack(new ExampleStack(app, "Example"));

    @Test
    void stackHasOneCleanup() {
        template.resourceCountIs(EventSourceMappingCleanup.RESOURCE_TYPE, 1);
    }

    @Test
    void outputsAreWhatConnectsTheFunctionFromOutside() {
        assertThat(template.findOutputs("*"))
                .containsOnlyKeys(
                        "FunctionName",
                        "AliasArn",
                        "RedQueueArn",
                        "GreenQueueArn",
                        "BlueQueueArn",
                        "StreamArn",
                        "TableStreamArn");
    }
}
