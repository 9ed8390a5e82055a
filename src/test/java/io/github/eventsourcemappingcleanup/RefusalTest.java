package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static io.github.eventsourcemappingcleanup.TestingStack.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

class RefusalTest {
    private final TestingStack testing = TestingStack.create();
    private final Stack here = stackIn("Here", "111122223333", "eu-west-1");

    @Test
    void refusalStartsWithThePathOfTheConstruct_andAddsNothingToTheStack() {
        Construct parent = new Construct(testing.stack(), "Tenants");

        assertRefused(parent, builder -> builder.uuids("x"), "Stack/Tenants/Cleanup: ");

        assertThat(testing.stack().getNode().findAll()).containsExactlyInAnyOrder(testing.stack(), parent);
    }

    static Stream<Arguments> wrongArguments() {
        String without = "was called without an argument. Pass at least one value and no null, or leave the call out.";
        Collection<String> missing = null;
        return Stream.of(
                refusal(builder -> {}, "No mapping is selected. Call functions(), eventSources() or uuids()."),
                refusal(builder -> builder.functions().uuids(UUID), "functions() " + without),
                refusal(builder -> builder.eventSources(), "eventSources() " + without),
                refusal(EventSourceMappingCleanup.Builder::uuids, "uuids() " + without),
                refusal(builder -> builder.eventSources(List.of()), "eventSources() " + without),
                refusal(builder -> builder.functions((IFunction[]) null), "functions() was called with null."),
                refusal(builder -> builder.uuids((String[]) null), "uuids() was called with null."),
                refusal(
                        builder -> builder.functions((IFunction) null),
                        "functions() was called with null as argument 1."),
                refusal(
                        builder -> builder.eventSources(QUEUE_ARN, null),
                        "eventSources() was called with null as argument 2."),
                refusal(
                        builder -> builder.functions((Collection<IFunction>) null),
                        "functions() was called with null."),
                refusal(builder -> builder.eventSources(missing), "eventSources() was called with null."),
                refusal(builder -> builder.uuids(missing), "uuids() was called with null."),
                refusal(
                        builder -> builder.uuids(Arrays.asList(UUID, null)),
                        "uuids() was called with null as argument 2."),
                refusal(
                        builder -> builder.eventSources(QUEUE_ARN).timeout(null),
                        "timeout() was called with null as argument 1."),
                refusal(
                        builder -> builder.eventSources(QUEUE_ARN).timeout(Duration.millis(45_500)),
                        "The timeout is not a whole number of seconds. Pass whole seconds"),
                refusal(
                        builder -> builder.eventSources(QUEUE_ARN)
                                .timeout(Duration.seconds(Token.asNumber(Fn.ref("Seconds")))),
                        "The timeout is a token: its value is not known before the deployment. Pass whole seconds"));
    }

    private static Arguments refusal(Consumer<EventSourceMappingCleanup.Builder> selection, String message) {
        return Arguments.of(selection, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrongArguments")
    void wrongArgumentIsRefused(Consumer<EventSourceMappingCleanup.Builder> selection, String message) {
        assertRefused(selection, "Stack/Cleanup: " + message);
    }

    @Test
    void nullAsScopeOrIdIsRefused() {
        String instead = "Pass the stack whose mappings are deleted with it, and an id: create(this, \"Cleanup\").";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventSourceMappingCleanup.Builder.create(null, "Cleanup")
                        .build())
                .withMessage("EventSourceMappingCleanup: create() was called with null as scope. " + instead);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventSourceMappingCleanup.Builder.create(testing.stack(), null)
                        .build())
                .withMessage("EventSourceMappingCleanup: create() was called with null as id. " + instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "14e0db71",
                "14e0db71-5d35-4eb5-b481-8945cf9d10c",
                "14e0db71-5d35-4eb5-b481-8945cf9d10cg",
                "14e0db715d354eb5b4818945cf9d10c2",
                " 14e0db71-5d35-4eb5-b481-8945cf9d10c2",
                "arn:aws:lambda:eu-west-1:111122223333:event-source-mapping:14e0db71-5d35-4eb5-b481-8945cf9d10c2"
            })
    void malformedUuidIsRefused(String uuid) {
        assertRefused(
                builder -> builder.uuids(uuid),
                "Stack/Cleanup: \"" + uuid + "\" is not the UUID of a mapping. Pass 36 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
                "arn:aws:sqs:eu-west-1:111122223333",
                "arn:aws:sqs:eu-west-1:111122223333:",
                "arn:aws:sqs:eu-west-1:1111:orders",
                "arn:aws:sqs::111122223333:orders",
                "arn:other:sqs:eu-west-1:111122223333:orders"
            })
    void malformedArnIsRefused(String arn) {
        assertRefused(
                builder -> builder.eventSources(arn),
                "Stack/Cleanup: \"" + arn
                        + "\" is not an ARN. Pass the ARN of an SQS queue, Kinesis stream or consumer");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-west-1:111122223333:topic, sns is not an event source",
        "arn:aws:dynamodbstreams:eu-west-1:111122223333:table/t, dynamodbstreams is not an event source",
        "arn:aws:kinesis:eu-west-1:111122223333:orders, is not the ARN of an event source",
        "arn:aws:kinesis:eu-west-1:111122223333:stream/orders/orders, is not the ARN of an event source",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/x, is not the ARN of an event source",
        "arn:aws:kafka:eu-west-1:111122223333:topic/c/u/t, is not the ARN of an event source",
        "arn:aws:mq:eu-west-1:111122223333:configuration:c-1, is not the ARN of an event source",
        "arn:aws:rds:eu-west-1:111122223333:db:orders, is not the ARN of an event source",
        "arn:aws:sqs:eu-west-1:111122223333:orders.fif, is not the ARN of an event source"
    })
    void arnOfWhatIsNoEventSourceIsRefused(String arn, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> testing.cleanup(builder -> builder.eventSources(arn)))
                .withMessageStartingWith("Stack/Cleanup: \"" + arn + "\"")
                .withMessageContaining(problem + ". Pass the ARN of an SQS queue");
    }

    @Test
    void functionAsEventSourceIsRefusedWithAHint() {
        String hint =
                "is not an event source. To select mappings by their function use functions(), by their UUID uuids().";
        String arn = "arn:aws:lambda:eu-west-1:111122223333:function:orders";
        Function function = testing.function("Orders");

        assertRefused(builder -> builder.eventSources(arn), "Stack/Cleanup: \"" + arn + "\" " + hint);
        assertRefused(
                builder -> builder.eventSources(function.getFunctionArn()),
                "Stack/Cleanup: Arn of Stack/Orders/Resource " + hint);
    }

    @Test
    void attributeThatIsNotTheArnOfAnEventSourceIsRefused() {
        Queue queue = new Queue(testing.stack(), "Orders");
        Topic topic = new Topic(testing.stack(), "Topic");
        Bucket bucket = new Bucket(testing.stack(), "Bucket");

        assertRefused(
                builder -> builder.eventSources(queue.getQueueUrl()),
                "Stack/Cleanup: Ref of Stack/Orders/Resource is not an ARN. Pass the ARN of the same resource.");
        assertRefused(
                builder -> builder.eventSources(topic.getTopicArn()),
                "Stack/Cleanup: Ref of Stack/Topic/Resource is not an event source but an AWS::SNS::Topic. Pass the ARN of");
        assertRefused(
                builder -> builder.eventSources(bucket.getBucketArn()),
                "Stack/Cleanup: Arn of Stack/Bucket/Resource is not an event source but an AWS::S3::Bucket. Pass the ARN of");
    }

    @Test
    void listThatIsKnownOnlyAtDeploymentIsRefused() {
        CfnParameter parameter = CfnParameter.Builder.create(testing.stack(), "Queues")
                .type("CommaDelimitedList")
                .build();
        List<String> list = parameter.getValueAsList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> testing.cleanup(builder -> builder.eventSources(list.toArray(String[]::new))))
                .withMessageContaining("is a list whose values are not known before the deployment. Pass its elements")
                .withMessageContaining("Fn.select(0, list)");
        testing.cleanup(builder -> builder.eventSources(Fn.select(0, list)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 29, 841, 3600, 86_400_000})
    void timeoutOutOfRangeIsRefused(long seconds) {
        assertRefused(
                builder -> builder.eventSources(QUEUE_ARN).timeout(Duration.seconds(seconds)),
                "Stack/Cleanup: The timeout of " + seconds
                        + " seconds is out of range. Pass whole seconds, from Duration.seconds(30) to Duration.minutes(14).");
    }

    @Test
    void functionOfAnotherStackIsRefused_andAnAliasOfItToo() {
        Function function = TestingStack.function(new Stack(testing.app(), "Other"), "Orders");
        Alias alias = Alias.Builder.create(testing.stack(), "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Function elsewhere = TestingStack.function(stackIn("There", "444455556666", "us-east-1"), "Orders");

        assertRefused(
                builder -> builder.functions(function),
                "Stack/Cleanup: The function Other/Orders is created by the stack Other, not by this one (Stack), so it may outlive this one."
                        + " Put an EventSourceMappingCleanup for it into the stack Other.");
        assertRefused(
                builder -> builder.functions(alias),
                "Stack/Cleanup: The function Stack/Live is created by the stack Other, not by this one (Stack)");
        assertRefused(
                here,
                builder -> builder.functions(elsewhere),
                "The function There/Orders is created by the stack There (of another account: 444455556666,"
                        + " of another Region: us-east-1), not by this one (Here), so it may outlive this one. Put");
    }

    @Test
    void functionOfSamIsRefusedAsSuch() {
        CfnFunction sam = CfnFunction.Builder.create(testing.stack(), "Sam")
                .runtime("nodejs22.x")
                .handler("index.handler")
                .inlineCode("exports.handler = async () => {};")
                .build();
        List<IFunction> selected = List.of(
                Function.fromFunctionName(testing.stack(), "Named", sam.getRef()),
                Function.fromFunctionArn(
                        testing.stack(), "Arn", Fn.getAtt("Sam", "Arn").toString()));

        assertRefused(
                builder -> builder.functions(selected.get(0)),
                "Stack/Cleanup: The function Stack/Named is an AWS::Serverless::Function: AWS SAM creates its role and policies"
                        + " at the deployment, so nothing can keep them until its mappings are deleted. Declare it with"
                        + " aws-cdk-lib's Function or CfnFunction of AWS Lambda, or select its mappings with eventSources()"
                        + " or uuids().");
        assertRefused(
                builder -> builder.functions(selected.get(1)), "Stack/Cleanup: The function Stack/Arn is imported");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:us-east-1:111122223333:function:orders, ' (of another Region: us-east-1)'",
        "arn:aws:lambda:eu-west-1:444455556666:function:orders, ' (of another account: 444455556666)'",
        "arn:aws:lambda:us-east-1:444455556666:function:orders:live, "
                + "' (of another account: 444455556666, of another Region: us-east-1)'",
        "arn:aws:lambda:eu-west-1:111122223333:function:orders, ''"
    })
    void importedFunctionIsRefused_asOneOfAnotherAccountOrRegionIfItIs(String arn, String where) {
        IFunction byArn = Function.fromFunctionArn(here, "ByArn", arn);
        IFunction byAttributes = Function.fromFunctionAttributes(
                here,
                "ByAttributes",
                FunctionAttributes.builder().functionArn(arn).build());

        for (IFunction imported : List.of(byArn, byAttributes)) {
            assertRefused(
                    here,
                    builder -> builder.functions(imported),
                    "Here/Cleanup: The function " + imported.getNode().getPath() + " is imported" + where
                            + ": this stack does not create it, so it may outlive the stack."
                            + " Put an EventSourceMappingCleanup into the stack that creates the function.");
        }
    }

    @Test
    void sourceOfAnotherRegionIsRefused() {
        String arn = "arn:aws:sqs:us-east-1:111122223333:orders";
        Queue queue = Queue.Builder.create(stackIn("There", "111122223333", "us-east-1"), "Orders")
                .queueName("orders")
                .build();
        String reason =
                " is in another Region than the stack (eu-west-1), and a mapping reads from its own Region only."
                        + " Put an EventSourceMappingCleanup for it into a stack of the Region us-east-1.";

        assertRefused(here, builder -> builder.eventSources(arn), "Here/Cleanup: \"" + arn + "\"" + reason);
        assertRefused(
                here,
                builder -> builder.eventSources(queue.getQueueArn()),
                "Here/Cleanup: Arn of There/Orders/Resource" + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:cn-north-1:111122223333:orders, aws-cn",
        "arn:aws:sqs:us-gov-west-1:111122223333:orders, aws-us-gov",
        "arn:aws-cn:sqs:eu-west-1:111122223333:orders, aws"
    })
    void literalSourceOfAnotherPartitionThanItsRegionIsRefused(String arn, String partition) {
        assertRefused(
                builder -> builder.eventSources(arn),
                "Stack/Cleanup: \"" + arn + "\" cannot exist: its Region belongs to the partition " + partition
                        + ". Write arn:" + partition + ":");
    }

    @Test
    void literalSourceOfAnotherAccount_orOfARegionThatTheCdkDoesNotKnow_isNotRefused() {
        String unknown = "arn:aws:sqs:mars-north-1:111122223333:orders";
        Stack there = stackIn("There", "444455556666", "eu-west-1");

        testing.cleanup(builder -> builder.eventSources(unknown));
        TestingStack.cleanup(there, "Cleanup", builder -> builder.eventSources(QUEUE_ARN));
    }

    @Test
    void versionOfAnImportedFunctionIsRefused() {
        IFunction version = Version.fromVersionArn(
                testing.stack(), "Orders", "arn:aws:lambda:eu-west-1:111122223333:function:orders:7");

        assertRefused(builder -> builder.functions(version), "Stack/Cleanup: The function Stack/Orders is imported");
    }

    @Test
    void latestVersionIsRefusedSinceTheFunctionCoversIt() {
        Function function = testing.function("Orders");

        assertRefused(
                builder -> builder.functions(function.getLatestVersion()),
                "is the $LATEST version. Select the function itself, which covers $LATEST.");
    }

    private Stack stackIn(String id, String account, String region) {
        return Stack.Builder.create(testing.app(), id)
                .env(Environment.builder().account(account).region(region).build())
                .build();
    }

    private void assertRefused(Consumer<EventSourceMappingCleanup.Builder> selection, String message) {
        assertRefused(testing.stack(), selection, message);
    }

    private static void assertRefused(
            Construct scope, Consumer<EventSourceMappingCleanup.Builder> selection, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestingStack.cleanup(scope, "Cleanup", selection))
                .withMessageContaining(message);
    }
}
