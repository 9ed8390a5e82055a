package io.github.eventsourcemappingcleanup.example.update;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Three functions, two queues, and a cleanup that is about two of the functions. */
final class LiveUpdateStack extends Stack {
    private final Function orders = function("Orders", "orders");

    LiveUpdateStack(Construct scope, String nameOfBilling) {
        super(scope, "Example", StackProps.builder().stackName("Example").build());
        Function billing = function("Billing", nameOfBilling);
        Function shipping = function("Shipping", "shipping");
        Alias live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(billing.getCurrentVersion())
                .build();
        addQueues(List.of(orders, billing, shipping));
        EventSourceMappingCleanup.Builder.create(this, "Cleanup")
                .functions(billing, shipping)
                .build();
        output("BillingAliasArn", live.getFunctionArn());
    }

    void addCleanupOfOrders() {
        EventSourceMappingCleanup.Builder.create(this, "CleanupOfOrders")
                .functions(orders)
                .build();
    }

    private Function function(String id, String name) {
        Function function = Function.Builder.create(this, id)
                .functionName(name)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async (event) => console.log(event.Records.length);"))
                .timeout(Duration.seconds(10))
                .build();
        output(id + "Name", function.getFunctionName());
        return function;
    }

    private void addQueues(List<Function> consumers) {
        for (String tenant : List.of("Red", "Green")) {
            Queue queue = Queue.Builder.create(this, tenant + "Queue")
                    .visibilityTimeout(Duration.seconds(60))
                    .removalPolicy(RemovalPolicy.DESTROY)
                    .build();
            consumers.forEach(queue::grantConsumeMessages);
            output(tenant + "QueueArn", queue.getQueueArn());
        }
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
