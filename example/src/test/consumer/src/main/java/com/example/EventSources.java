package com.example;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.amazonmq.CfnBroker;
import software.amazon.awscdk.services.docdb.DatabaseCluster;
import software.amazon.awscdk.services.docdb.Login;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamConsumer;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.msk.CfnServerlessCluster;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sqs.Queue;

/** What Lambda can read from by an event source mapping. */
final class EventSources {
    private EventSources() {}

    static Optional<String> sqs(Stack stack, Function reader) {
        Queue queue = Queue.Builder.create(stack, "Queue")
                .visibilityTimeout(Duration.seconds(60))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        queue.grantConsumeMessages(reader);
        return Optional.of(queue.getQueueArn());
    }

    static Optional<String> kinesis(Stack stack, Function reader) {
        return Optional.of(stream(stack, reader).getStreamArn());
    }

    static Optional<String> kinesisConsumer(Stack stack, Function reader) {
        Stream stream = stream(stack, reader);
        StreamConsumer consumer = StreamConsumer.Builder.create(stack, "Consumer").stream(stream)
                .streamConsumerName("reader")
                .build();
        consumer.grantRead(reader);
        return Optional.of(consumer.getStreamConsumerArn());
    }

    private static Stream stream(Stack stack, Function reader) {
        Stream stream = Stream.Builder.create(stack, "Stream")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        stream.grantRead(reader);
        return stream;
    }

    static Optional<String> dynamoDb(Stack stack, Function reader) {
        TableV2 table = TableV2.Builder.create(stack, "Table")
                .partitionKey(Attribute.builder()
                        .name("id")
                        .type(AttributeType.STRING)
                        .build())
                .dynamoStream(StreamViewType.NEW_IMAGE)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        table.grantStreamRead(reader);
        return Optional.of(table.getTableStreamArn());
    }

    static Optional<String> msk(Stack stack, Function reader) {
        CfnServerlessCluster cluster = CfnServerlessCluster.Builder.create(stack, "Cluster")
                .clusterName("orders")
                .clientAuthentication(CfnServerlessCluster.ClientAuthenticationProperty.builder()
                        .sasl(CfnServerlessCluster.SaslProperty.builder()
                                .iam(CfnServerlessCluster.IamProperty.builder()
                                        .enabled(true)
                                        .build())
                                .build())
                        .build())
                .vpcConfigs(List.of(CfnServerlessCluster.VpcConfigProperty.builder()
                        .subnetIds(vpc(stack).getIsolatedSubnets().stream()
                                .map(ISubnet::getSubnetId)
                                .toList())
                        .build()))
                .build();
        allow(reader, cluster.getAttrArn(), "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers");
        return Optional.of(cluster.getAttrArn());
    }

    /** Known to Lambda by its servers alone: its mappings are found by their function. */
    static Optional<String> selfManagedKafka(Stack stack, Function reader) {
        secret(stack).grantRead(reader);
        return Optional.empty();
    }

    static Optional<String> activeMq(Stack stack, Function reader) {
        return broker(stack, reader, "ACTIVEMQ", "5.18", "mq.t3.micro");
    }

    static Optional<String> rabbitMq(Stack stack, Function reader) {
        return broker(stack, reader, "RABBITMQ", "3.13", "mq.m5.large");
    }

    private static Optional<String> broker(Stack stack, Function reader, String engine, String version, String type) {
        Secret secret = secret(stack);
        secret.grantRead(reader);
        CfnBroker broker = CfnBroker.Builder.create(stack, "Broker")
                .brokerName("orders")
                .engineType(engine)
                .engineVersion(version)
                .hostInstanceType(type)
                .deploymentMode("SINGLE_INSTANCE")
                .autoMinorVersionUpgrade(true)
                .publiclyAccessible(false)
                .users(List.of(CfnBroker.UserProperty.builder()
                        .username("reader")
                        .password(secret.secretValueFromJson("password").unsafeUnwrap())
                        .build()))
                .build();
        allow(reader, broker.getAttrArn(), "mq:DescribeBroker");
        return Optional.of(broker.getAttrArn());
    }

    static Optional<String> documentDb(Stack stack, Function reader) {
        DatabaseCluster cluster = DatabaseCluster.Builder.create(stack, "Cluster")
                .masterUser(Login.builder().username("reader").build())
                .instanceType(new InstanceType("t3.medium"))
                .vpc(vpc(stack))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        String arn = stack.formatArn(ArnComponents.builder()
                .service("rds")
                .resource("cluster")
                .resourceName(cluster.getClusterIdentifier())
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        allow(reader, arn, "rds:DescribeDBClusters");
        return Optional.of(arn);
    }

    private static Secret secret(Stack stack) {
        return Secret.Builder.create(stack, "Login")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"username\":\"reader\"}")
                        .generateStringKey("password")
                        .excludePunctuation(true)
                        .build())
                .build();
    }

    private static Vpc vpc(Stack stack) {
        return Vpc.Builder.create(stack, "Vpc")
                .maxAzs(2)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("reader")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                .build();
    }

    private static void allow(Function reader, String resource, String... actions) {
        reader.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build());
    }
}
