package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import software.amazon.awscdk.services.kinesis.Stream;
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

    private static <T extends IConstruct> Named<Function<Stack, Source>> source(
            String name, Function<Stack, T> make, Function<T, String> arn) {
        return Named.of(name, stack -> {
            T made = make.apply(stack);
            return new Source(arn.apply(made), made);
        });
    }

    static List<Named<Function<Stack, Source>>> ownedSources() {
        return List.of(
                source("queue", stack -> new Queue(stack, "Queue"), Queue::getQueueArn),
                source("stream", stack -> new Stream(stack, "Stream"), Stream::getStreamArn),
                source("consumer", EventSourcesTest::consumer, StreamConsumer::getStreamConsumerArn),
                source(
                        "consumer by its Ref",
                        stack -> CfnStreamConsumer.Builder.create(stack, "Consumer")
                                .consumerName("billing")
                                .streamArn("arn:aws:kinesis:eu-west-1:111122223333:stream/orders")
                                .build(),
                        CfnStreamConsumer::getRef),
                source("table", EventSourcesTest::table, Table::getTableArn),
                source("table stream", EventSourcesTest::table, Table::getTableStreamArn),
                source("table of the newer kind", EventSourcesTest::tableV2, TableV2::getTableArn),
                source("stream of a table of the newer kind", EventSourcesTest::tableV2, TableV2::getTableStreamArn),
                source("Kafka cluster", EventSourcesTest::kafkaCluster, CfnCluster::getAttrArn),
                source("Kafka cluster by its Ref", EventSourcesTest::kafkaCluster, CfnCluster::getRef),
                source(
                        "serverless Kafka cluster",
                        stack -> CfnServerlessCluster.Builder.create(stack, "Cluster")
                                .clusterName("orders")
                                .clientAuthentication(CfnServerlessCluster.ClientAuthenticationProperty.builder()
                                        .sasl(CfnServerlessCluster.SaslProperty.builder()
                                                .iam(CfnServerlessCluster.IamProperty.builder()
                                                        .enabled(true)
                                                        .build())
                                                .build())
                                        .build())
                                .vpcConfigs(List.of())
                                .build(),
                        CfnServerlessCluster::getAttrArn),
                source(
                        "VPC connection",
                        stack -> CfnVpcConnection.Builder.create(stack, "Connection")
                                .authentication("SASL_IAM")
                                .clientSubnets(List.of("subnet-0123456789abcdef0"))
                                .securityGroups(List.of("sg-0123456789abcdef0"))
                                .targetClusterArn("arn:aws:kafka:eu-west-1:444455556666:cluster/orders/1")
                                .vpcId("vpc-0123456789abcdef0")
                                .build(),
                        CfnVpcConnection::getAttrArn),
                source(
                        "broker",
                        stack -> CfnBroker.Builder.create(stack, "Broker")
                                .brokerName("orders")
                                .deploymentMode("SINGLE_INSTANCE")
                                .engineType("RABBITMQ")
                                .hostInstanceType("mq.m5.large")
                                .publiclyAccessible(false)
                                .users(List.of())
                                .build(),
                        CfnBroker::getAttrArn));
    }

    private static StreamConsumer consumer(Stack stack) {
        return StreamConsumer.Builder.create(stack, "Consumer").stream(new Stream(stack, "Stream"))
                .streamConsumerName("billing")
                .build();
    }

    private static Table table(Stack stack) {
        return Table.Builder.create(stack, "Table").partitionKey(id()).stream(StreamViewType.KEYS_ONLY)
                .build();
    }

    private static TableV2 tableV2(Stack stack) {
        return TableV2.Builder.create(stack, "Table")
                .partitionKey(id())
                .dynamoStream(StreamViewType.KEYS_ONLY)
                .build();
    }

    private static Attribute id() {
        return Attribute.builder().name("id").type(AttributeType.STRING).build();
    }

    private static CfnCluster kafkaCluster(Stack stack) {
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
                Stream.fromStreamArn(stack, "Stream", streamArn).getStreamArn(),
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
