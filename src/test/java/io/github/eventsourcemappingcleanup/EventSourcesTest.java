package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.amazonmq.CfnBroker;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.kinesis.CfnStreamConsumer;
import software.amazon.awscdk.services.kinesis.StreamConsumer;
import software.amazon.awscdk.services.msk.CfnCluster;
import software.amazon.awscdk.services.msk.CfnServerlessCluster;
import software.amazon.awscdk.services.msk.CfnVpcConnection;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/** Which event sources a cleanup knows to be made by its stack, and which it knows by name alone. */
class EventSourcesTest {
    private final TestingStack testing = TestingStack.create();

    record Source(String arn, IConstruct construct) {}

    static Stream<Named<Function<Stack, Source>>> ownedSources() {
        return Stream.of(
                Named.of("queue", stack -> {
                    Queue queue = new Queue(stack, "Queue");
                    return new Source(queue.getQueueArn(), queue);
                }),
                Named.of("stream", stack -> {
                    software.amazon.awscdk.services.kinesis.Stream stream =
                            new software.amazon.awscdk.services.kinesis.Stream(stack, "Stream");
                    return new Source(stream.getStreamArn(), stream);
                }),
                Named.of("consumer by its Ref", stack -> {
                    CfnStreamConsumer consumer = CfnStreamConsumer.Builder.create(stack, "Consumer")
                            .consumerName("billing")
                            .streamArn("arn:aws:kinesis:eu-west-1:111122223333:stream/orders")
                            .build();
                    return new Source(consumer.getRef(), consumer);
                }),
                Named.of("consumer", stack -> {
                    StreamConsumer consumer = StreamConsumer.Builder.create(stack, "Consumer").stream(
                                    new software.amazon.awscdk.services.kinesis.Stream(stack, "Stream"))
                            .streamConsumerName("billing")
                            .build();
                    return new Source(consumer.getStreamConsumerArn(), consumer);
                }),
                Named.of("table", stack -> new Source(table(stack).getTableArn(), table(stack))),
                Named.of("table stream", stack -> new Source(table(stack).getTableStreamArn(), table(stack))),
                Named.of(
                        "table of the newer kind",
                        stack -> new Source(tableV2(stack).getTableArn(), tableV2(stack))),
                Named.of(
                        "stream of a table of the newer kind",
                        stack -> new Source(tableV2(stack).getTableStreamArn(), tableV2(stack))),
                Named.of(
                        "Kafka cluster", stack -> new Source(kafkaCluster(stack).getAttrArn(), kafkaCluster(stack))),
                Named.of(
                        "Kafka cluster by its Ref",
                        stack -> new Source(kafkaCluster(stack).getRef(), kafkaCluster(stack))),
                Named.of("serverless Kafka cluster", stack -> {
                    CfnServerlessCluster cluster = CfnServerlessCluster.Builder.create(stack, "Cluster")
                            .clusterName("orders")
                            .clientAuthentication(CfnServerlessCluster.ClientAuthenticationProperty.builder()
                                    .sasl(CfnServerlessCluster.SaslProperty.builder()
                                            .iam(CfnServerlessCluster.IamProperty.builder()
                                                    .enabled(true)
                                                    .build())
                                            .build())
                                    .build())
                            .vpcConfigs(List.of())
                            .build();
                    return new Source(cluster.getAttrArn(), cluster);
                }),
                Named.of("VPC connection", stack -> {
                    CfnVpcConnection connection = CfnVpcConnection.Builder.create(stack, "Connection")
                            .authentication("SASL_IAM")
                            .clientSubnets(List.of("subnet-0123456789abcdef0"))
                            .securityGroups(List.of("sg-0123456789abcdef0"))
                            .targetClusterArn("arn:aws:kafka:eu-west-1:444455556666:cluster/orders/1")
                            .vpcId("vpc-0123456789abcdef0")
                            .build();
                    return new Source(connection.getAttrArn(), connection);
                }),
                Named.of("broker", stack -> {
                    CfnBroker broker = CfnBroker.Builder.create(stack, "Broker")
                            .brokerName("orders")
                            .deploymentMode("SINGLE_INSTANCE")
                            .engineType("RABBITMQ")
                            .hostInstanceType("mq.m5.large")
                            .publiclyAccessible(false)
                            .users(List.of())
                            .build();
                    return new Source(broker.getAttrArn(), broker);
                }));
    }

    private static Table table(Stack stack) {
        if (stack.getNode().tryFindChild("Table") instanceof Table existing) {
            return existing;
        }
        return Table.Builder.create(stack, "Table")
                .partitionKey(Attribute.builder()
                        .name("id")
                        .type(AttributeType.STRING)
                        .build())
                .stream(StreamViewType.KEYS_ONLY)
                .build();
    }

    private static TableV2 tableV2(Stack stack) {
        if (stack.getNode().tryFindChild("Table") instanceof TableV2 existing) {
            return existing;
        }
        return TableV2.Builder.create(stack, "Table")
                .partitionKey(Attribute.builder()
                        .name("id")
                        .type(AttributeType.STRING)
                        .build())
                .dynamoStream(StreamViewType.KEYS_ONLY)
                .build();
    }

    private static CfnCluster kafkaCluster(Stack stack) {
        if (stack.getNode().tryFindChild("Cluster") instanceof CfnCluster existing) {
            return existing;
        }
        return CfnCluster.Builder.create(stack, "Cluster")
                .clusterName("orders")
                .kafkaVersion("3.9.x")
                .numberOfBrokerNodes(2)
                .brokerNodeGroupInfo(CfnCluster.BrokerNodeGroupInfoProperty.builder()
                        .clientSubnets(List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"))
                        .instanceType("kafka.t3.small")
                        .build())
                .build();
    }

    /** What is retained may outlive the stack, or the update that drops it: then others may read from it. */
    @ParameterizedTest
    @MethodSource("ownedSources")
    void sourceThatTheStackMakesIsOwned_unlessItIsRetained(Function<Stack, Source> make) {
        assertSelected(make, RemovalPolicy.DESTROY, arn -> Map.of("Arn", arn, "Owned", true));
        assertSelected(make, RemovalPolicy.RETAIN, arn -> Map.of("Arn", arn));
    }

    /** The ARN that the properties refer to makes the dependency: there is no other one to be tested. */
    private static void assertSelected(
            Function<Stack, Source> make, RemovalPolicy policy, Function<Object, Map<String, Object>> expected) {
        TestingStack ofItsOwn = TestingStack.create();
        Source source = make.apply(ofItsOwn.stack());
        ofItsOwn.cleanup(builder -> builder.eventSources(source.arn()));
        TestingStack.resource(source.construct()).applyRemovalPolicy(policy);

        assertThat(ofItsOwn.synthesize().properties())
                .containsEntry(
                        "EventSources", List.of(expected.apply(ofItsOwn.stack().resolve(source.arn()))));
    }

    @Test
    void whatTheStackDoesNotMakeIsOnlyNamed() {
        String streamArn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders";
        String tableArn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
        Stack stack = testing.stack();
        testing.cleanup(builder -> builder.eventSources(
                Queue.fromQueueArn(stack, "Queue", QUEUE_ARN).getQueueArn(),
                software.amazon.awscdk.services.kinesis.Stream.fromStreamArn(stack, "Stream", streamArn)
                        .getStreamArn(),
                Table.fromTableArn(stack, "Table", tableArn).getTableArn(),
                new CfnParameter(stack, "Parameter").getValueAsString(),
                new Queue(new Stack(testing.app(), "Other"), "Queue").getQueueArn()));

        List<?> sources = (List<?>) testing.synthesize().properties().get("EventSources");

        assertThat(sources.subList(0, 4))
                .isEqualTo(List.of(
                        Map.of("Arn", QUEUE_ARN),
                        Map.of("Arn", streamArn),
                        Map.of("Arn", tableArn),
                        Map.of("Arn", Map.of("Ref", "Parameter"))));
        assertThat(sources.get(4).toString()).startsWith("{Arn={Fn::ImportValue=");
    }

    @Test
    void resourceThatHandsOutAnArnIsNotTheOwnedSource() {
        CustomResource custom = CustomResource.Builder.create(testing.stack(), "Custom")
                .serviceToken("arn:aws:lambda:eu-west-1:111122223333:function:provider")
                .build();
        testing.cleanup(builder -> builder.eventSources(custom.getAttString("Arn"), custom.getRef()));

        assertThat(testing.synthesize().properties())
                .containsEntry(
                        "EventSources",
                        List.of(
                                Map.of("Arn", Map.of("Fn::GetAtt", List.of("Custom", "Arn"))),
                                Map.of("Arn", Map.of("Ref", "Custom"))));
    }
}
