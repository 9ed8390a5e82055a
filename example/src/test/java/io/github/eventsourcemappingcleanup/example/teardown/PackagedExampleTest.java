package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_FAILED;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.UPDATE_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.ExampleStack;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awscdk.services.sqs.Queue;

/** The example, whose provider is the packaged handler under the real runtime client, as its template configures it. */
class PackagedExampleTest {

    private static final PackagedProvider PROVIDER = new PackagedProvider();

    @RegisterExtension
    final TestingAccount account = new TestingAccount(PROVIDER);

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @BeforeEach
    void createWithMappings() {
        account.stack.create(Template.of(SynthesizedStack.json(app -> new ExampleStack(app, "Orders"))));
        account.plane
                .add(NewMapping.reading(account.attribute("RedQueue", "Arn"), account.physicalId("Worker")))
                .add(NewMapping.reading(account.attribute("Stream", "Arn"), account.physicalId("Live")))
                .add(NewMapping.reading(account.attribute("Table", "StreamArn"), account.physicalId("Worker"))
                        .inState("Disabled"))
                .add(NewMapping.reading(account.attribute("RedQueue", "Arn"), "another")
                        .uuid("of-another"));
    }

    @Test
    void exampleIsTornDownWithTheMappingsThatOthersMade() {
        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-another");
    }

    @Test
    void functionLeavesAStackThatLivesOn_soDoItsMappings() {
        assertThat(account.stack.update(SynthesizedStack.of(stack -> new Queue(stack, "RedQueue"))))
                .isEqualTo(UPDATE_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-another");
    }

    @Test
    void failureNamesTheLog_andTheNextDeleteIsHandledLikeAnyOther_alsoIfItReusesTheRequestId() {
        String logGroup = account.physicalId("EventSourceMappingCleanupProviderLogGroup");
        account.stack.requestIds(() -> "c1a0c5c8-5e02-4c5c-a1f9-3f4c4b1d7a11");
        account.plane.faults(FaultScript.always(LambdaErrors.invalidParameterValue("no"))
                .onOperation(ControlPlane.DELETE)
                .times(1));

        assertThat(account.stack.delete()).isEqualTo(DELETE_FAILED);
        assertThat(account.reason("Cleanup")).contains("Log: " + logGroup);
        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);

        assertThat(account.uuids()).containsExactly("of-another");
        assertThat(account.requests().subList(1, 3))
                .extracting("RequestId")
                .containsOnly("c1a0c5c8-5e02-4c5c-a1f9-3f4c4b1d7a11");
    }
}
