package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Physical ids in each type's own form, against ARNs. */
class ResourceTypeTest {
    private static final String HOME = ":eu-west-1:111111111111:";

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "AWS::Lambda::Function, orders, lambda, function:orders",
        "AWS::Lambda::Alias, arn:aws:lambda:eu-west-1:111111111111:function:orders:live, lambda, function:orders:live",
        "AWS::Lambda::Version, arn:aws:lambda:eu-west-1:111111111111:function:orders:7, lambda, function:orders:7",
        "AWS::SQS::Queue, https://sqs.eu-west-1.amazonaws.com/111111111111/orders, sqs, orders",
        "AWS::SQS::Queue, https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo, sqs, orders.fifo",
        "AWS::Kinesis::Stream, clicks, kinesis, stream/clicks",
        "AWS::Kinesis::StreamConsumer, arn:aws:kinesis:eu-west-1:111111111111:stream/clicks/consumer/a:1, kinesis, stream/clicks/consumer/a:1",
        "AWS::DynamoDB::Table, items, dynamodb, table/items",
        "AWS::DynamoDB::Table, items, dynamodb, table/items/stream/2026-01-01T00:00:00.000",
        "AWS::DynamoDB::GlobalTable, items, dynamodb, table/items",
        "AWS::DynamoDB::GlobalTable, items, dynamodb, table/items/stream/2026-01-01T00:00:00.000",
        "AWS::MSK::Cluster, arn:aws:kafka:eu-west-1:111111111111:cluster/stream/1b2c-1, kafka, cluster/stream/1b2c-1",
        "AWS::MSK::ServerlessCluster, arn:aws:kafka:eu-west-1:111111111111:cluster/logs/1b2c-s1, kafka, cluster/logs/1b2c-s1",
        "AWS::MSK::VpcConnection, arn:aws:kafka:eu-west-1:111111111111:vpc-connection/222222222222/logs/1b2c, kafka, vpc-connection/222222222222/logs/1b2c",
        "AWS::AmazonMQ::Broker, b-1234a5b6-78cd-901e-2fgh-3i45j6k178l9, mq, broker:mail:b-1234a5b6-78cd-901e-2fgh-3i45j6k178l9",
    })
    void mayBe_whatHasTheArn_whosePhysicalIdIsTheOneThatRefAnswers(
            String type, String physicalId, String service, String resource) {
        assertThat(mayBe(type, physicalId, service, resource)).isTrue();
        assertThat(ResourceType.physicalId("arn:aws:" + service + HOME + resource))
                .isEqualTo(physicalId);
    }

    @Test
    void mayBe_aQueueOfAnEmulator() {
        assertThat(mayBe("AWS::SQS::Queue", "http://localhost:4566/111111111111/orders", "sqs", "orders"))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1} is not {2} {3}")
    @CsvSource({
        "AWS::Lambda::Function, orders, lambda, function:orders2",
        "AWS::Lambda::Function, orders, lambda, function:Orders",
        "AWS::Lambda::Function, orders, lambda, function:orders:live",
        "AWS::Lambda::Function, live, lambda, function:orders:live",
        "AWS::Lambda::Function, orders, kinesis, stream/orders",
        "AWS::Lambda::Alias, arn:aws:lambda:eu-west-1:111111111111:function:orders:live, lambda, function:orders",
        "AWS::Lambda::Alias, arn:aws:lambda:eu-west-1:222222222222:function:orders:live, lambda, function:orders:live",
        "AWS::Lambda::Version, arn:aws:lambda:eu-west-1:111111111111:function:orders:7, lambda, function:orders:70",
        "AWS::SQS::Queue, https://sqs.eu-west-1.amazonaws.com/111111111111/orders, sqs, orders.fifo",
        "AWS::SQS::Queue, https://sqs.eu-west-1.amazonaws.com/111111111111/orders, sqs, new-orders",
        "AWS::SQS::Queue, https://sqs.eu-west-1.amazonaws.com/222222222222/orders, sqs, orders",
        "AWS::Kinesis::Stream, clicks, kinesis, stream/clicks2",
        "AWS::Kinesis::Stream, clicks, kinesis, stream/clicks/consumer/a:1",
        "AWS::Kinesis::StreamConsumer, arn:aws:kinesis:eu-west-1:111111111111:stream/clicks/consumer/a:1, kinesis, stream/clicks",
        "AWS::Kinesis::StreamConsumer, arn:aws:kinesis:eu-west-1:111111111111:stream/clicks/consumer/a:1, kinesis, stream/clicks/consumer/a:2",
        "AWS::DynamoDB::Table, items, dynamodb, table/items2",
        "AWS::DynamoDB::Table, items, dynamodb, table/items2/stream/2026-01-01T00:00:00.000",
        "AWS::DynamoDB::GlobalTable, items, dynamodb, table/new-items",
        "AWS::MSK::Cluster, arn:aws:kafka:eu-west-1:111111111111:cluster/stream/1b2c-1, kafka, cluster/stream/1b2c-2",
        "AWS::AmazonMQ::Broker, b-1234a5b6-78cd-901e-2fgh-3i45j6k178l9, mq, broker:mail:b-0000a5b6-78cd-901e-2fgh-3i45j6k178l9",
    })
    void mayBe_notWhatHasAnotherArn(String type, String physicalId, String service, String resource) {
        assertThat(mayBe(type, physicalId, service, resource)).isFalse();
    }

    @ParameterizedTest(name = "{0} {1} may be {2} {3}")
    @CsvSource({
        "AWS::Lambda::Function, arn:aws:lambda:eu-west-1:111111111111:function:other, lambda, function:orders",
        "AWS::Lambda::Function, '', lambda, function:orders",
        "AWS::Lambda::Alias, live, lambda, function:orders:live",
        "AWS::Lambda::Version, 7, lambda, function:orders:7",
        "AWS::SQS::Queue, other, sqs, orders",
        "AWS::SQS::Queue, https://sqs.eu-west-1.amazonaws.com/other, sqs, orders",
        "AWS::Kinesis::Stream, arn:aws:kinesis:eu-west-1:111111111111:stream/other, kinesis, stream/clicks",
        "AWS::Kinesis::StreamConsumer, other, kinesis, stream/clicks/consumer/a:1",
        "AWS::DynamoDB::Table, arn:aws:dynamodb:eu-west-1:111111111111:table/other, dynamodb, table/items",
        "AWS::DynamoDB::GlobalTable, '', dynamodb, table/items",
        "AWS::MSK::Cluster, other, kafka, cluster/logs/1b2c-1",
        "AWS::MSK::ServerlessCluster, other, kafka, cluster/logs/1b2c-1",
        "AWS::MSK::VpcConnection, other, kafka, vpc-connection/222222222222/logs/1b2c",
        "AWS::AmazonMQ::Broker, other, mq, broker:mail:b-1",
    })
    void mayBe_anythingOfItsService_ifTheIdIsOfUnknownForm(
            String type, String physicalId, String service, String resource) {
        assertThat(mayBe(type, physicalId, service, resource)).isTrue();
        assertThat(mayBe(type, physicalId, "another-service", resource)).isFalse();
    }

    @Test
    void physicalId_ofAQueue_isAUrlOfItsPartition() {
        assertThat(ResourceType.physicalId("arn:aws-cn:sqs:cn-north-1:111111111111:orders"))
                .isEqualTo("https://sqs.cn-north-1.amazonaws.com.cn/111111111111/orders");
        assertThat(ResourceType.physicalId("arn:aws-iso:sqs:us-iso-east-1:111111111111:orders"))
                .isEqualTo("https://sqs.us-iso-east-1.c2s.ic.gov/111111111111/orders");
    }

    private static boolean mayBe(String type, String physicalId, String service, String resource) {
        return ResourceType.mayBe(new Resource("", "", type, physicalId, ""), "arn:aws:" + service + HOME + resource);
    }
}
