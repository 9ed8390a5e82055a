package io.github.eventsourcemappingcleanup.example;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * One function that reads from whatever it is connected to at run time. Nothing here connects it: others do, by means of the
 * outputs, while the stack lives.
 */
public final class ExampleStack extends Stack {

    public ExampleStack(Construct scope, String id) {
        super(scope, id);
        Function worker = Function.Builder.create(this, "Worker")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async (event) => console.log(event.Records.length);"))
                .timeout(Duration.seconds(10))
                .build();
        Alias live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(worker.getCurrentVersion())
                .build();
        addSources(worker);

        // The one thing to add: all its mappings are deleted before the function, also those of its aliases and
        // versions.
        EventSourceMappingCleanup.Builder.create(this, "Cleanup")
                .functions(worker)
                .timeout(timeout())
                .build();

        output("FunctionName", worker.getFunctionName());
        output("AliasArn", live.getFunctionArn());
    }

    /** As long as by default, or as {@code cdk deploy -c timeoutSeconds=...} says. */
    private Duration timeout() {
        Object seconds = getNode().tryGetContext("timeoutSeconds");
        return seconds == null ? Duration.minutes(10) : Duration.seconds(Integer.parseInt(seconds.toString()));
    }

    private void addSources(Function worker) {
        for (String tenant : List.of("Red", "Green", "Blue")) {
            Queue queue = Queue.Builder.create(this, tenant + "Queue")
                    .visibilityTimeout(Duration.seconds(60))
                    .removalPolicy(RemovalPolicy.DESTROY)
                    .build();
            queue.grantConsumeMessages(worker);
            output(tenant + "QueueArn", queue.getQueueArn());
        }
        Stream stream = Stream.Builder.create(this, "Stream")
                .streamMode(StreamMode.PROVISIONED)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        stream.grantRead(worker);
        output("StreamArn", stream.getStreamArn());
        Table table = Table.Builder.create(this, "Table")
                .partitionKey(Attribute.builder()
                        .name("id")
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .stream(StreamViewType.NEW_IMAGE)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        table.grantStreamRead(worker);
        output("TableStreamArn", Objects.requireNonNull(table.getTableStreamArn()));
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
