package io.github.eventsourcemappingcleanup;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The services that Lambda reads from by event source mappings, the form of their ARNs (Service Authorization
 * Reference) and the CloudFormation resources that have one, with the attributes that give it.
 */
enum EventSourceType {
    SQS("sqs", "[\\w-]+(\\.fifo)?", Map.of("AWS::SQS::Queue", Set.of("Arn"))),
    KINESIS(
            "kinesis",
            "stream/[\\w.-]+(/consumer/[\\w.:-]+)?",
            Map.of(
                    "AWS::Kinesis::Stream",
                    Set.of("Arn"),
                    "AWS::Kinesis::StreamConsumer",
                    Set.of("Ref", "ConsumerARN"))),
    DYNAMODB(
            "dynamodb",
            "table/[\\w.-]+(/stream/[\\w.:-]+)?",
            Map.of(
                    "AWS::DynamoDB::Table",
                    Set.of("Arn", "StreamArn"),
                    "AWS::DynamoDB::GlobalTable",
                    Set.of("Arn", "StreamArn"))),
    KAFKA(
            "kafka",
            "(cluster|vpc-connection)/.+",
            Map.of(
                    "AWS::MSK::Cluster",
                    Set.of("Ref", "Arn"),
                    "AWS::MSK::ServerlessCluster",
                    Set.of("Ref", "Arn"),
                    "AWS::MSK::VpcConnection",
                    Set.of("Ref", "Arn"))),
    MQ("mq", "broker:.+", Map.of("AWS::AmazonMQ::Broker", Set.of("Arn"))),
    DOCUMENTDB("rds", "cluster:[\\w.-]+", Map.of());

    private final String service;
    private final Pattern resource;
    private final Map<String, Set<String>> arnAttributes;

    EventSourceType(String service, String resource, Map<String, Set<String>> arnAttributes) {
        this.service = service;
        this.resource = Pattern.compile(resource);
        this.arnAttributes = arnAttributes;
    }

    static Optional<EventSourceType> ofService(String service) {
        return Stream.of(values()).filter(type -> type.service.equals(service)).findFirst();
    }

    boolean hasArnWith(String resourcePart) {
        return resource.matcher(resourcePart).matches();
    }

    /** The attributes that give the ARN, by the CloudFormation type; empty if it is no event source. */
    static Set<String> arnAttributesOf(String cloudFormationType) {
        return Stream.of(values())
                .map(type -> type.arnAttributes.get(cloudFormationType))
                .filter(attributes -> attributes != null)
                .findFirst()
                .orElse(Set.of());
    }
}
