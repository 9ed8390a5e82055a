package com.example;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

/** A stack for each kind of event source: a function that may read from it, and a cleanup for the mappings of both. */
public final class ConsumerApp {
    private ConsumerApp() {}

    /** Makes an event source, lets the reader read from it, and returns its ARN if it has one. */
    private interface EventSource {
        Optional<String> add(Stack stack, Function reader);
    }

    public static void main(String[] arguments) {
        App app = new App();
        addStack(app, "Sqs", EventSources::sqs);
        addStack(app, "Kinesis", EventSources::kinesis);
        addStack(app, "KinesisConsumer", EventSources::kinesisConsumer);
        addStack(app, "DynamoDb", EventSources::dynamoDb);
        addStack(app, "Msk", EventSources::msk);
        addStack(app, "SelfManagedKafka", EventSources::selfManagedKafka);
        addStack(app, "ActiveMq", EventSources::activeMq);
        addStack(app, "RabbitMq", EventSources::rabbitMq);
        addStack(app, "DocumentDb", EventSources::documentDb);
        app.synth();
    }

    private static void addStack(App app, String name, EventSource source) {
        Stack stack = new Stack(app, name);
        Function reader = Function.Builder.create(stack, "Reader")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async (event) => console.log(JSON.stringify(event));"))
                .timeout(Duration.seconds(10))
                .build();
        EventSourceMappingCleanup.Builder cleanup =
                EventSourceMappingCleanup.Builder.create(stack, "Cleanup").functions(reader);
        source.add(stack, reader).ifPresent(cleanup::eventSources);
        cleanup.build();
    }
}
